/** Items of two lists that go together, by their places. */
export type ItemPair = readonly [left: number, right: number];

/**
 * As many pairs of equal items as there can be. Where equality is not transitive, as of numbers within a tolerance,
 * earlier pairs are changed for it (Kuhn's augmenting paths): at most left · right comparisons either way.
 */
export function matchEqual(
  left: number,
  right: number,
  areEqual: (left: number, right: number) => boolean,
  { isTransitive }: { isTransitive: boolean },
): ItemPair[] {
  const places = Array.from({ length: left }, (_, place) => place);
  /** Left place → the right one it is paired with. */
  const partners = new Map<number, number>();
  const equal = remembered(areEqual, right);

  function pairFree(wanted: number): boolean {
    const free = places.find((place) => !partners.has(place) && equal(place, wanted));
    if (free !== undefined) partners.set(free, wanted);
    return free !== undefined;
  }
  /** Takes a place from another item that finds a new one. */
  function pairByChange(wanted: number, tried: Set<number>): boolean {
    for (const place of places) {
      const other = partners.get(place);
      if (other === undefined || tried.has(place) || !equal(place, wanted)) continue;
      tried.add(place);
      if (!pairFree(other) && !pairByChange(other, tried)) continue;
      partners.set(place, wanted);
      return true;
    }
    return false;
  }
  for (let wanted = 0; wanted < right; wanted++) {
    if (!pairFree(wanted) && !isTransitive) pairByChange(wanted, new Set());
  }
  return [...partners];
}

function remembered(
  areEqual: (left: number, right: number) => boolean,
  right: number,
): (left: number, right: number) => boolean {
  const known = new Map<number, boolean>();
  return (one, other) => {
    const key = one * right + other;
    const value = known.get(key) ?? areEqual(one, other);
    known.set(key, value);
    return value;
  };
}
