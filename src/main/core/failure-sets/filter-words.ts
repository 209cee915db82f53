import type { ResultFilter } from '#shared/domain/result-view.ts';

/** A filter as people write it, such as `status:fail tag:algebra`; `every result` where it leaves nothing out. */
export function filterWords(filter: ResultFilter): string {
  const {
    verdicts = [],
    tags = [],
    scoreBelow,
    latencyAboveMs,
    pattern,
    cause,
    flag,
    reviewed,
    bookmarked,
  } = filter;
  const words = [
    verdicts.length === 0 ? [] : `status:${verdicts.join(',')}`,
    scoreBelow === undefined ? [] : `score:<${scoreBelow}`,
    latencyAboveMs === undefined ? [] : `latency:>${latencyAboveMs}ms`,
    tags.map((tag) => `tag:${quoted(tag)}`),
    pattern === undefined ? [] : `pattern:${pattern}`,
    cause === undefined ? [] : `cause:${quoted(cause)}`,
    flag === undefined ? [] : `flag:${flag}`,
    reviewed === undefined ? [] : `reviewed:${reviewed}`,
    bookmarked === true ? 'bookmarked' : [],
    filter.search?.trim() ?? [],
  ].flat();
  return words.filter((word) => word !== '').join(' ') || 'every result';
}

function quoted(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value;
}
