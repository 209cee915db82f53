import type { PlannedCase } from '#core/engine/attempt-ports.ts';

/** Reads cases by row; neighbours are read along, since runs mostly go through a dataset in order. */
export interface CaseReader {
  /** Null when there is no such row. */
  read(row: number): Promise<PlannedCase | null>;
}

type ReadMany = (rows: readonly number[]) => Promise<PlannedCase[]>;

const CHUNK = 32;
const MOST_KEPT = 4 * CHUNK;

export function createCaseReader(readMany: ReadMany): CaseReader {
  const kept = new Map<number, PlannedCase>();
  let lastRow = -Infinity;

  const readAhead = async (row: number): Promise<void> => {
    const isNear = row > lastRow && row - lastRow <= CHUNK;
    const rows = Array.from({ length: isNear ? CHUNK : 1 }, (_, step) => row + step);
    for (const testCase of await readMany(rows)) kept.set(testCase.row, testCase);
    for (const old of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(old);
    }
  };

  return {
    async read(row) {
      if (!kept.has(row)) await readAhead(row);
      lastRow = row;
      return kept.get(row) ?? null;
    },
  };
}
