import type { ResultFilter } from '#shared/domain/result-view.ts';

/** Lets `tag:algebra` mean `topic=algebra` when exactly one known tag has that value. Tags that are known stay as they are. */
export function resolveTags(filter: ResultFilter, known: readonly string[]): ResultFilter {
  if (!filter.tags) return filter;
  return { ...filter, tags: filter.tags.map((tag) => resolveTag(tag, known)) };
}

function resolveTag(tag: string, known: readonly string[]): string {
  if (known.includes(tag)) return tag;
  const candidates = known.filter((other) => other.slice(other.indexOf('=') + 1) === tag);
  return candidates.length === 1 ? (candidates[0] ?? tag) : tag;
}
