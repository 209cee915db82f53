import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import { answerFormOf } from '#core/providers/answer-form.ts';
import { goldAnswer } from '#core/providers/gold-answer.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** Where exported results come from. */
export interface ExportSource {
  run: RunRecord;
  environment: StoredEnvironment;
}

/** One result in a text format, or why the format cannot hold it. */
export type ExportedRecord = { text: string } | { leftOut: string };

/** The right answer to a case as a model would write it; null where the case has none. */
export function rightAnswer({ manifest }: StoredEnvironment, testCase: TestCase): string | null {
  const text = goldAnswer(testCase, answerFormOf(manifest));
  return text.trim() === '' ? null : text;
}
