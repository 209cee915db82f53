import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { AnswerForm } from './answer-form.ts';

/** The reference answer as a model would write it: the solution as it stands, else the first right answer. Empty if the case has none. */
export function goldAnswer(testCase: TestCase, form: AnswerForm): string {
  if (testCase.solution !== null) return textOf(testCase.solution);
  return expectedText(testCase.expected, form);
}

function expectedText(expected: Json | null, form: AnswerForm): string {
  if (expected === null) return '';
  if (!isList(expected) || form.wholeLists) return textOf(expected);
  const first = expected[0];
  return first === undefined ? '' : textOf(first);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
