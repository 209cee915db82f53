import type { NarrowResult } from '#core/catalog/catalog.ts';
import type { Pattern } from '#shared/domain/case-result.ts';
import type { FailureGroup, ReportBreakdown, TagRow } from '#shared/domain/report.ts';
import { clusteredAccuracy } from '#shared/domain/statistics/accuracy.ts';
import { histogram } from '#shared/domain/statistics/histogram.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';

import { caseGroups } from './case-groups.ts';

const SCORE_BINS = 10;
const LATENCY_BINS = 24;

const PATTERN_LABELS: Readonly<Record<Pattern, string>> = {
  'wrong-format': 'No answer in the asked format',
  'wrong-answer': 'Wrong answer',
  refusal: 'Refused',
  empty: 'Empty answer',
  'too-long': 'Stopped at the token limit',
};

/** The parts of a report that take a pass over all results, but for the names of the slowest cases. The results are in the order of cases. */
export function assembleBreakdown(
  results: readonly NarrowResult[],
  tags: ReadonlyMap<string, readonly number[]>,
): Omit<ReportBreakdown, 'slowest'> {
  return {
    tags: tagRows(results, tags),
    scores: histogram(
      known(results, ({ score }) => score),
      SCORE_BINS,
      { low: 0, high: 1 },
    ),
    latency: histogram(
      known(results, ({ latencyMs }) => latencyMs),
      LATENCY_BINS,
    ),
    failures: [...patternGroups(results), ...errorGroups(results)],
  };
}

/** The attempts that took longest, longest first. */
export function slowestResults(
  results: readonly NarrowResult[],
  count: number,
): { resultId: number; latencyMs: number }[] {
  return results
    .flatMap(({ id, latencyMs }) => (latencyMs === null ? [] : [{ resultId: id, latencyMs }]))
    .sort((first, second) => second.latencyMs - first.latencyMs)
    .slice(0, count);
}

function known(results: readonly NarrowResult[], of: (result: NarrowResult) => number | null): number[] {
  return results.map(of).filter((value) => value !== null);
}

function tagRows(results: readonly NarrowResult[], tags: ReadonlyMap<string, readonly number[]>): TagRow[] {
  if (tags.size === 0) return [];
  const places = new Map(results.map(({ id }, place) => [id, place]));
  return [...tags]
    .map(([tag, ids]) => {
      // Results are in the order of cases, so their places are too; numbers are sorted much faster than results.
      const own = Uint32Array.from(ids.flatMap((id) => places.get(id) ?? [])).sort();
      return tagRow(
        tag,
        Array.from(own, (place) => results[place]).filter((one) => one !== undefined),
      );
    })
    .sort((first, second) => first.tag.localeCompare(second.tag, 'en', { numeric: true }));
}

/** The results in the order of cases. */
function tagRow(tag: string, results: readonly NarrowResult[]): TagRow {
  const groups = caseGroups(results);
  const scored = groups.reduce((sum, { count }) => sum + count, 0);
  const total = groups.reduce((sum, { sum: scores }) => sum + scores, 0);
  return {
    tag,
    counts: countsOf(results),
    accuracy: clusteredAccuracy(groups),
    meanScore: scored === 0 ? null : total / scored,
  };
}

function countsOf(results: readonly NarrowResult[]): VerdictCounts {
  const counts = { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0, total: results.length };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

function patternGroups(results: readonly NarrowResult[]): FailureGroup[] {
  const failed = results.filter(({ verdict, pattern }) => isFailure(verdict) && pattern !== null);
  const groups = Map.groupBy(failed, ({ pattern }) => pattern ?? '');
  return byCount(
    [...groups].map(([key, group]) => ({
      kind: 'pattern',
      key,
      label: isPattern(key) ? PATTERN_LABELS[key] : key,
      count: group.length,
      resultIds: group.map(({ id }) => id),
    })),
  );
}

function errorGroups(results: readonly NarrowResult[]): FailureGroup[] {
  const errors = results.filter(({ verdict }) => verdict === 'error');
  const groups = Map.groupBy(errors, ({ failureCause }) => failureCause ?? 'unknown');
  return byCount(
    [...groups].map(([key, group]) => ({
      kind: 'error',
      key,
      label: `${key} (${[...new Set(group.map(({ failureBoundary }) => failureBoundary))].join(', ')})`,
      count: group.length,
      resultIds: group.map(({ id }) => id),
    })),
  );
}

function byCount(groups: FailureGroup[]): FailureGroup[] {
  return groups.sort((first, second) => second.count - first.count);
}

function isFailure(verdict: NarrowResult['verdict']): boolean {
  return verdict === 'fail' || verdict === 'partial';
}

function isPattern(key: string): key is Pattern {
  return Object.hasOwn(PATTERN_LABELS, key);
}
