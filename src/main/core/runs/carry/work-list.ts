/** One attempt to make: place of the case in the plan, its row, attempt from 1. */
export interface WorkItem {
  /** Number of the item within the run: place × repeats + attempt - 1. */
  item: number;
  caseRow: number;
  attempt: number;
}

/** What of a run is still to do. Holds two typed arrays, however many cases there are. */
export interface WorkList {
  readonly total: number;
  /** Items that are neither finished nor handed out. */
  readonly left: number;
  /** Hands out the next item; null when there is none at present. */
  take(): WorkItem | null;
  /** Takes back an item that was handed out and not finished; it comes next. */
  putBack(item: number): void;
}

/** A list of all attempts, case by case, without those that `isDone`. */
export function createWorkList(
  plannedCases: Uint32Array,
  repeats: number,
  done: Uint8Array = new Uint8Array(bitmapBytes(plannedCases.length * repeats)),
): WorkList {
  const total = plannedCases.length * repeats;
  const returned: number[] = [];
  let cursor = 0;
  let left = total - countBits(done);

  const next = (): number | null => {
    const back = returned.pop();
    if (back !== undefined) return back;
    while (cursor < total && hasBit(done, cursor)) cursor += 1;
    return cursor < total ? cursor++ : null;
  };

  return {
    total,
    get left() {
      return left;
    },
    take() {
      const item = next();
      if (item === null) return null;
      left -= 1;
      const caseRow = plannedCases[Math.floor(item / repeats)] ?? 0;
      return { item, caseRow, attempt: (item % repeats) + 1 };
    },
    putBack(item) {
      returned.push(item);
      left += 1;
    },
  };
}

/** A bitmap of the items of a run that need no attempt (any more), from what is stored. */
export function doneBitmap(
  plannedCases: Uint32Array,
  repeats: number,
  finished: Iterable<{ caseRow: number; attempt: number }>,
): Uint8Array {
  const done = new Uint8Array(bitmapBytes(plannedCases.length * repeats));
  const places = new Map<number, number>();
  plannedCases.forEach((row, place) => places.set(row, place));
  for (const { caseRow, attempt } of finished) {
    const place = places.get(caseRow);
    if (place !== undefined && attempt <= repeats) setBit(done, place * repeats + attempt - 1);
  }
  return done;
}

function bitmapBytes(bits: number): number {
  return Math.ceil(bits / 8);
}

/** Whether a bit of a bitmap is set. */
export function hasBit(bitmap: Uint8Array, bit: number): boolean {
  return ((bitmap[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

function setBit(bitmap: Uint8Array, bit: number): void {
  bitmap[bit >> 3] = (bitmap[bit >> 3] ?? 0) | (1 << (bit & 7));
}

function countBits(bitmap: Uint8Array): number {
  let count = 0;
  for (const byte of bitmap) {
    for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1;
  }
  return count;
}
