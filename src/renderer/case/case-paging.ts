/** Where a result stands in the filtered, sorted list, and its neighbours. */
export interface CasePlace {
  /** From 1; 0 when the result is not in the list. */
  readonly position: number;
  readonly count: number;
  readonly previous: number | null;
  readonly next: number | null;
}

export function placeOf(ids: Uint32Array, id: number): CasePlace {
  const index = ids.indexOf(id);
  return {
    position: index + 1,
    count: ids.length,
    previous: (index > 0 ? ids[index - 1] : undefined) ?? null,
    next: (index >= 0 ? ids[index + 1] : ids[0]) ?? null,
  };
}

/** The nearest id in the given direction that is one of the wanted; null when there is none left. */
export function seek(
  ids: Uint32Array,
  id: number | null,
  wanted: ReadonlySet<number>,
  step: 1 | -1,
): number | null {
  const from = id === null ? -1 : ids.indexOf(id);
  const start = from === -1 && step === -1 ? ids.length : from;
  for (let index = start + step; index >= 0 && index < ids.length; index += step) {
    const candidate = ids[index];
    if (candidate !== undefined && wanted.has(candidate)) return candidate;
  }
  return null;
}
