import type { ReportBreakdown } from '#shared/domain/report.ts';
import type { ResultDetail, ResultFilter, ResultRow, ResultSort } from '#shared/domain/result-view.ts';
import { accuracyOf, countVerdicts } from './sample-runs.ts';

/** Results that match, in order: what the catalog answers with. */
export function queryResults(
  results: readonly ResultDetail[],
  filter: ResultFilter,
  sort: ResultSort,
): readonly ResultDetail[] {
  return results.filter((result) => matches(result, filter)).toSorted((a, b) => compare(a, b, sort));
}

function matches(result: ResultDetail, filter: ResultFilter): boolean {
  const text =
    `${result.caseId} ${result.testCase.input} ${result.answer ?? ''} ${result.reason}`.toLowerCase();
  return (
    (filter.verdicts?.includes(result.verdict) ?? true) &&
    text.includes((filter.search ?? '').toLowerCase()) &&
    (filter.tags?.every((tag) => result.testCase.tags.includes(tag)) ?? true) &&
    (filter.pattern === undefined || result.pattern === filter.pattern) &&
    (filter.cause === undefined || result.failure?.cause === filter.cause) &&
    (filter.flag === undefined || result.flags.includes(filter.flag)) &&
    (filter.scoreBelow === undefined || (result.score !== null && result.score < filter.scoreBelow)) &&
    (filter.latencyAboveMs === undefined || (result.latencyMs ?? 0) > filter.latencyAboveMs)
  );
}

function compare(before: ResultDetail, after: ResultDetail, { by, descending }: ResultSort): number {
  const value = (result: ResultDetail) =>
    by === 'index' ? result.testCase.index : by === 'finishedOrder' ? result.id : result[by];
  const [first, second] = [value(before), value(after)];
  if (first === second) return before.id - after.id;
  if (first === null || second === null) return first === null ? 1 : -1;
  return (first < second ? -1 : 1) * (descending ? -1 : 1);
}

/** The narrow line of a result. */
export function toRow(result: ResultDetail): ResultRow {
  const { testCase } = result;
  const expected =
    typeof testCase.expected === 'string' ? testCase.expected : JSON.stringify(testCase.expected);
  return {
    ...result,
    index: testCase.index,
    input: testCase.input.slice(0, 200),
    expected,
    tags: testCase.tags,
  };
}

/** The parts of a report under Summary. */
export function breakdownOf(results: readonly ResultDetail[]): ReportBreakdown {
  const tags = [...new Set(results.flatMap((result) => result.testCase.tags))].toSorted();
  const timed = results.filter((result) => result.latencyMs !== null);
  return {
    tags: tags.map((tag) => {
      const members = results.filter((result) => result.testCase.tags.includes(tag));
      const counts = countVerdicts(members, members.length);
      const scores = members.flatMap((result) => result.score ?? []);
      return {
        tag,
        counts,
        accuracy: accuracyOf(counts),
        meanScore: scores.reduce((sum, score) => sum + score, 0) / scores.length,
      };
    }),
    scores: histogram(
      results.flatMap((result) => result.score ?? []),
      0,
      1,
      10,
    ),
    latency: histogram(
      timed.flatMap((result) => result.latencyMs ?? []),
      0,
      8_000,
      20,
    ),
    failures: groupsOf(results),
    slowest: timed
      .toSorted((a, b) => (b.latencyMs ?? 0) - (a.latencyMs ?? 0))
      .slice(0, 10)
      .map(({ id, caseId, latencyMs }) => ({ resultId: id, caseId, latencyMs: latencyMs ?? 0 })),
  };
}

function histogram(values: readonly number[], low: number, high: number, bins: number) {
  if (values.length === 0) return null;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low, high, counts };
}

function groupsOf(results: readonly ResultDetail[]): ReportBreakdown['failures'] {
  const groups = new Map<string, ReportBreakdown['failures'][number]>();
  for (const { id, failure, pattern } of results) {
    const key = failure?.cause ?? pattern;
    if (key === null) continue;
    const group = groups.get(key) ?? {
      kind: failure ? 'error' : 'pattern',
      key,
      label: failure?.message ?? key.replace('-', ' '),
      count: 0,
      resultIds: [],
    };
    groups.set(key, { ...group, count: group.count + 1, resultIds: [...group.resultIds, id] });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
