import type { RunColumns } from '#core/catalog/catalog.ts';

import type { CaseNames } from './case-names.ts';

/** Attempts of several runs at equal cases, side by side. */
export interface AlignedRuns {
  readonly length: number;
  /** A number of the case in each slot. Attempts at one case lie together. */
  readonly cases: Uint32Array;
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
  const sorted = runs.map(({ columns, names }) => sortedKeys(columns, names));
  const slotKeys = mergedKeys(sorted);
  return {
    length: slotKeys.length,
    cases: Uint32Array.from(slotKeys, (key) => Math.floor(key / ATTEMPTS)),
    places: sorted.map((run) => placesOf(run, slotKeys)),
  };
}

/** Every key once, ascending. */
function mergedKeys(sorted: readonly SortedKeys[]): Float64Array {
  let merged: Float64Array = new Float64Array();
  for (const { keys } of sorted) merged = merge(merged, keys);
  return merged;
}

function merge(one: Float64Array, other: Float64Array): Float64Array {
  const merged = new Float64Array(one.length + other.length);
  let length = 0;
  for (let first = 0, second = 0; first < one.length || second < other.length; length++) {
    const least = Math.min(one[first] ?? Infinity, other[second] ?? Infinity);
    if (one[first] === least) first += 1;
    if (other[second] === least) second += 1;
    merged[length] = least;
  }
  return merged.slice(0, length);
}

function placesOf({ keys, order }: SortedKeys, slotKeys: Float64Array): Int32Array {
  const places = new Int32Array(slotKeys.length).fill(-1);
  let next = 0;
  for (let slot = 0; slot < slotKeys.length && next < keys.length; slot++) {
    if (slotKeys[slot] !== keys[next]) continue;
    places[slot] = order?.[next] ?? next;
    next += 1;
  }
  return places;
}

interface SortedKeys {
  /** Case and attempt in one number, ascending. */
  readonly keys: Float64Array;
  /** The place in the columns that each is of; null where they are in this order already. */
  readonly order: Uint32Array | null;
}

/** Most runs are in order: only another version of the environment can have its cases in another one. */
function sortedKeys({ ids, caseRows, attempts }: RunColumns, names: CaseNames): SortedKeys {
  const keys = new Float64Array(ids.length);
  let isInOrder = true;
  for (let place = 0; place < keys.length; place++) {
    const key = names.numberOf(caseRows[place] ?? 0) * ATTEMPTS + (attempts[place] ?? 0);
    keys[place] = key;
    if (place > 0 && key < (keys[place - 1] ?? 0)) isInOrder = false;
  }
  if (isInOrder) return { keys, order: null };
  const order = Uint32Array.from(keys.keys());
  order.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
  return { keys: Float64Array.from(order, (place) => keys[place] ?? 0), order };
}
