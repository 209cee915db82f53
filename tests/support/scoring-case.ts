import { createScorer, type Scorer } from '#core/scorers/score-response.ts';
import type { Score } from '#shared/domain/case-result.ts';
import type { Json } from '#shared/domain/json.ts';
import { ScoringSpec } from '#shared/domain/manifest/manifest.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** A case with this expected answer; everything else is plain. */
export function caseExpecting(expected: Json | null, more: Partial<TestCase> = {}): TestCase {
  return {
    id: 'case-1',
    index: 0,
    digest: '00',
    input: 'What?',
    expected,
    solution: null,
    choices: null,
    tags: [],
    fields: {},
    ...more,
  };
}

/** A scorer from the YAML-like data of a manifest; `files` are the bundle's text files. */
export function scorerOf(
  scoring: unknown,
  { files = {}, ...limits }: { files?: Readonly<Record<string, string>>; deadlineMs?: number } = {},
): Scorer {
  return createScorer(ScoringSpec.parse(scoring), {
    ...limits,
    harness: null,
    readBundleFile(path) {
      const text = files[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
  });
}

/** The judgement of a response by one check without extraction. */
export function scoreBy(
  check: Readonly<Record<string, unknown>>,
  response: string,
  testCase: TestCase,
): Promise<Score> {
  return scorerOf({ checks: [check] }).score(response, [], testCase);
}
