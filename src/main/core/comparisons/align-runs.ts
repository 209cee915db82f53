import type { RunColumns } from '#core/catalog/catalog.ts';

import type { CaseNames } from './case-names.ts';

/** Attempts of several runs at equal cases, side by side. */
export interface AlignedRuns {
  readonly length: number;
  /** For each run the place in its columns, by slot; -1 where it has no such attempt. */
  readonly places: readonly Int32Array[];
}

/** More attempts than a run can have at one case. */
const ATTEMPTS = 1_024;

/**
 * Puts attempts at cases of equal content (case digest) and equal attempt number side by side, in the order of the
 * first run's cases; what the first run lacks follows in the order of the next.
 */
export function alignRuns(
  runs: readonly { readonly columns: RunColumns; readonly names: CaseNames }[],
): AlignedRuns {
  const slotOfKey = new Map<number, number>();
  const orders: number[] = [];
  const slots = runs.map(({ columns, names }) => {
    const own = new Uint32Array(columns.ids.length);
    for (let place = 0; place < own.length; place++) {
      const number = names.numberOf(columns.caseRows[place] ?? 0);
      const key = number * ATTEMPTS + (columns.attempts[place] ?? 0);
      let slot = slotOfKey.get(key);
      if (slot === undefined) {
        slot = orders.length;
        slotOfKey.set(key, slot);
        orders.push(key);
      }
      own[place] = slot;
    }
    return own;
  });
  const rank = ranks(orders);
  const places = slots.map((own) => {
    const column = new Int32Array(orders.length).fill(-1);
    own.forEach((slot, place) => (column[rank[slot] ?? 0] = place));
    return column;
  });
  return { length: orders.length, places };
}

/** The position of every slot once they are ordered by case and attempt. */
function ranks(keys: readonly number[]): Uint32Array {
  const order = Uint32Array.from(keys.keys());
  order.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
  const rank = new Uint32Array(keys.length);
  order.forEach((slot, position) => (rank[slot] = position));
  return rank;
}
