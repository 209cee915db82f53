import type { MeasureSum, NarrowResult } from '#core/catalog/catalog.ts';
import type { HealthNote } from '#shared/domain/report.ts';

/** What a run shows beside its results, as far as it can make the number doubtful. */
export interface RoleFacts {
  results: readonly NarrowResult[];
  measures: readonly MeasureSum[];
  sandboxes: readonly string[];
}

const AGREE = ': judges agree';
const STEADY = ': same verdict in both places';

/** Remarks about judges and about where code ran. */
export function roleNotes({ results, measures, sandboxes }: RoleFacts): HealthNote[] {
  return [
    ...judgeFailures(results),
    ...measures.flatMap((measure) => judgeNote(measure)),
    ...sandboxes.flatMap((name) => sandboxNote(name)),
  ];
}

function judgeFailures(results: readonly NarrowResult[]): HealthNote[] {
  const failed = results.filter(
    ({ verdict, failureCause }) => verdict === 'error' && failureCause?.startsWith('judge ') === true,
  );
  const causes = [...new Set(failed.map(({ failureCause }) => failureCause))];
  if (failed.length === 0) return [];
  const message = `A judge failed or gave no verdict in ${failed.length} attempts (${causes.slice(0, 3).join('; ')}); they are not scored.`;
  return [{ code: 'judge-errors', severity: 'warning', count: failed.length, message }];
}

function judgeNote({ name, count, of }: MeasureSum): HealthNote[] {
  const missing = of - count;
  if (missing === 0) return [];
  if (name.endsWith(AGREE)) {
    const message = `The judges of “${name.slice(0, -AGREE.length)}” disagree on ${missing} of ${of} answers.`;
    return [{ code: 'judges-disagree', severity: 'info', count: missing, message }];
  }
  if (name.endsWith(STEADY)) {
    const message = `${missing} of ${of} verdicts of “${name.slice(0, -STEADY.length)}” changed with the place of the answers and count as ties.`;
    return [{ code: 'place-bound', severity: 'info', count: missing, message }];
  }
  return [];
}

function sandboxNote(name: string): HealthNote[] {
  if (/native/i.test(name)) {
    const message = `Python ran with the interpreter of this machine, as you granted (${name}).`;
    return [{ code: 'native-python', severity: 'info', count: 0, message }];
  }
  if (!/pyodide/i.test(name) || /bubblewrap/i.test(name)) return [];
  const message =
    'Python ran in its locked process without the second wall that bubblewrap puts around it on Linux.';
  return [{ code: 'no-bubblewrap', severity: 'info', count: 0, message }];
}
