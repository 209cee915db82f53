/** Ids of a list, such as the answer of an index call. */
export type Ids = Uint32Array | readonly number[];

/** The selection with one id added or taken out. */
export function toggleId(selection: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The selection with everything between two places added, ends included. */
export function addRange(
  selection: ReadonlySet<number>,
  ids: Ids,
  ends: readonly [number, number],
): ReadonlySet<number> {
  const next = new Set(selection);
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  for (let index = from; index <= to; index += 1) {
    const id = ids[index];
    if (id !== undefined) next.add(id);
  }
  return next;
}

/** Ids of the selection in the order of the list. */
export function selectedInOrder(selection: ReadonlySet<number>, ids: Ids): readonly number[] {
  const result: number[] = [];
  for (const id of ids) if (selection.has(id)) result.push(id);
  return result;
}
