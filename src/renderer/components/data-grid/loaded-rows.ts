import type { RowSource } from './row-source.ts';

/** Rows of a screenful arrive in one call; the contract allows 500 for each. */
const MOST_IN_A_CALL = 500;
const MOST_KEPT = 5_000;

interface KeptRow<Row> {
  readonly row: Row;
  readonly generation: number;
}

export interface LoadedRows<Row> extends RowSource<Row> {
  /** Makes all rows old: they stay visible until their new version arrives. */
  renew(): void;
}

/** Rows asked for by id as they come into view, kept for as long as there is room. */
export function loadedRows<Row extends { readonly id: number }>(
  load: (ids: number[]) => Promise<readonly Row[]>,
): LoadedRows<Row> {
  const kept = new Map<number, KeptRow<Row>>();
  const underWay = new Map<number, number>();
  const listeners = new Set<() => void>();
  let generation = 0;
  let version = 0;
  let wanted: readonly number[] = [];

  const isFresh = (id: number) => kept.get(id)?.generation === generation;

  async function fetchRows(ids: readonly number[]): Promise<void> {
    const asked = generation;
    for (const id of ids) underWay.set(id, asked);
    try {
      for (const row of await load([...ids])) {
        kept.delete(row.id);
        kept.set(row.id, { row, generation: asked });
      }
    } finally {
      for (const id of ids) if (underWay.get(id) === asked) underWay.delete(id);
    }
    forgetOldest();
    version += 1;
    for (const listener of listeners) listener();
  }

  function forgetOldest(): void {
    const needed = new Set(wanted);
    for (const id of kept.keys()) {
      if (kept.size <= MOST_KEPT) return;
      if (!needed.has(id)) kept.delete(id);
    }
  }

  function want(ids: readonly number[]): void {
    wanted = ids;
    const missing = ids.filter((id) => !isFresh(id) && underWay.get(id) !== generation);
    // A row that cannot be loaded stays blank; the error of the list itself is shown by the screen.
    if (missing.length > 0) fetchRows(missing.slice(0, MOST_IN_A_CALL)).catch(() => undefined);
  }

  async function all(ids: readonly number[]): Promise<readonly Row[]> {
    const found = new Map<number, Row>();
    const missing: number[] = [];
    for (const id of ids) {
      const row = kept.get(id);
      if (row?.generation === generation) found.set(id, row.row);
      else missing.push(id);
    }
    for (let start = 0; start < missing.length; start += MOST_IN_A_CALL) {
      const rows = await load(missing.slice(start, start + MOST_IN_A_CALL));
      for (const row of rows) found.set(row.id, row);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  return {
    get: (id) => kept.get(id)?.row,
    want,
    all,
    renew() {
      generation += 1;
      want(wanted);
    },
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
