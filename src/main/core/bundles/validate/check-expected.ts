import { NO_SCORING_TOOLS } from '#core/engine/no-sandboxes.ts';
import { DeadlineError, withDeadline } from '#core/deadline/with-deadline.ts';
import { isTemplate } from '#core/templates/render-template.ts';
import type { DatasetSpec } from '#shared/domain/manifest/dataset-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { ProbeCases } from '../dataset/read-dataset.ts';
import type { MappingFault } from '../dataset/row-mapper.ts';
import type { ReportAt } from '../manifest/read-manifest.ts';
import type { ReadyCheck } from './check-scoring.ts';

/** Expected answers remembered as good. */
const MOST_REMEMBERED = 50_000;
/** Longest time to look at some cases, in milliseconds. */
const PROBE_DEADLINE_MS = 60_000;

/** Reports checks that have nothing to compare with; returns those that have. */
export function checkExpected(
  ready: readonly ReadyCheck[],
  dataset: DatasetSpec | null,
  report: ReportAt,
): ReadyCheck[] {
  return ready.filter(({ spec, index }) => {
    if (spec.kind === 'choice' && dataset?.choices === undefined) {
      report(
        ['scoring', 'checks', index, 'kind'],
        'The check "choice" has no options to compare with, since dataset.choices is missing: only letters count.',
        'Name the field with the options: "choices:" in dataset.',
        { severity: 'warning' },
      );
    }
    const hasExpected = spec.expected !== undefined || dataset === null || dataset.expected !== undefined;
    if (hasExpected || !needsExpected(spec)) return true;
    report(
      ['scoring', 'checks', index, 'kind'],
      `The check "${spec.kind}" has nothing to compare with.`,
      'Name the field with the right answer: "expected:" in dataset.',
    );
    return false;
  });
}

function needsExpected(spec: ReadyCheck['spec']): boolean {
  switch (spec.kind) {
    case 'function-call':
      return spec.mode === 'match';
    case 'sql-result':
      return true;
    case 'instructions':
    case 'code-tests':
    case 'final-state':
    case 'judge':
    case 'script':
      return false;
    case 'contains':
    case 'starts-with':
    case 'ends-with':
      return spec.values === undefined;
    case 'regex':
      return spec.pattern === undefined;
    case 'json-schema':
      return spec.schema === undefined;
    case 'exact':
    case 'numeric':
    case 'choice':
    case 'set':
    case 'list':
    case 'f1':
    case 'rouge':
    case 'bleu':
    case 'chrf':
    case 'levenshtein':
    case 'json-equal':
      return true;
  }
}

/** Puts every check to every case with an empty answer: what the expected answer of a case cannot be used for shows at once. */
export function expectedProbe(ready: readonly ReadyCheck[], dataset: DatasetSpec): ProbeCases {
  const good = new Set<string>();
  return (cases) => {
    let done = 0;
    try {
      withDeadline(PROBE_DEADLINE_MS, () => {
        for (const { testCase, report } of cases) {
          const key = probeKey(ready, testCase);
          if (key === null || !good.has(key)) {
            const isGood = probeCase(ready, dataset, testCase, report);
            if (isGood && key !== null && good.size < MOST_REMEMBERED) good.add(key);
          }
          done += 1;
        }
      });
    } catch (error) {
      const current = cases[done];
      if (!(error instanceof DeadlineError) || current === undefined) throw error;
      const message = 'Looking at the expected answers does not end; here it took too long.';
      current.report({
        severity: 'error',
        field: null,
        message,
        remedy: 'Simplify the patterns of this case.',
      });
    }
  };
}

/** Equal for cases of which the checks see the same; null where that cannot be told cheaply. */
function probeKey(ready: readonly ReadyCheck[], { expected, choices }: TestCase): string | null {
  if (choices !== null || typeof expected === 'object') return null;
  if (ready.some(({ spec }) => spec.expected !== undefined)) return null;
  return `${typeof expected} ${String(expected)}`;
}

const NOTHING = { text: '', response: '', transcript: [] };

/** True when nothing is wrong. */
function probeCase(
  ready: readonly ReadyCheck[],
  dataset: DatasetSpec,
  testCase: TestCase,
  report: (fault: MappingFault) => void,
): boolean {
  const told = new Set<string>();
  for (const { spec, check } of ready) {
    const message = faultOf(() => check.score(NOTHING, testCase, NO_SCORING_TOOLS));
    if (message === null || told.has(message)) continue;
    told.add(message);
    const source = spec.expected ?? dataset.expected ?? null;
    const field = source === null || isTemplate(source) ? null : source;
    report({
      severity: 'error',
      field,
      message,
      remedy: 'Correct the expected answer, or leave the row out.',
    });
  }
  return told.size === 0;
}

function faultOf(work: () => unknown): string | null {
  try {
    const outcome = work();
    // A check that takes its time cannot be probed; what it finds then is found in a run.
    if (outcome instanceof Promise) outcome.catch(() => undefined);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
