/** How often each run of `size` items occurs. The items must not contain U+0000. */
export function countNgrams(items: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + size <= items.length; start++) {
    const ngram = size === 1 ? (items[start] ?? '') : items.slice(start, start + size).join('\u0000');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** Size of the intersection of two multisets. */
export function overlap(counts: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [ngram, count] of counts) common += Math.min(count, others.get(ngram) ?? 0);
  return common;
}

/** Number of members of a multiset. */
export function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
