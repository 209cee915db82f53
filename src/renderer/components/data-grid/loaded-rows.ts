import { KeptRows } from './kept-rows.ts';
import type { RowSource } from './row-source.ts';

/** Rows of a screenful arrive in one call; the contract allows 500 for each. */
const MOST_IN_A_CALL = 500;

type Load<Row> = (ids: number[]) => Promise<readonly Row[]>;

export interface LoadedRows<Row> extends RowSource<Row> {
  /** Makes all rows old: they stay visible until their new version arrives. */
  readonly renew: () => void;
}

/** Rows asked for by id as they come into view, kept for as long as there is room. */
export function loadedRows<Row extends { readonly id: number }>(load: Load<Row>): LoadedRows<Row> {
  const kept = new KeptRows<Row>();
  const underWay = new Map<number, number>();
  const listeners = new Set<() => void>();
  let generation = 0;
  let version = 0;
  let wanted: readonly number[] = [];

  async function fetchRows(ids: readonly number[]): Promise<void> {
    const asked = generation;
    for (const id of ids) underWay.set(id, asked);
    try {
      kept.add(await load([...ids]), asked);
    } finally {
      for (const id of ids) if (underWay.get(id) === asked) underWay.delete(id);
    }
    kept.forgetOldest(new Set(wanted));
    version += 1;
    for (const listener of listeners) listener();
  }

  function want(ids: readonly number[]): void {
    wanted = ids;
    const missing = ids.filter((id) => !kept.isFresh(id, generation) && underWay.get(id) !== generation);
    // A row that cannot be loaded stays blank; the error of the list itself is shown by the screen.
    if (missing.length > 0) fetchRows(missing.slice(0, MOST_IN_A_CALL)).catch(() => undefined);
  }

  return {
    get: (id) => kept.get(id),
    want,
    all: (ids) => loadAll(load, ids),
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

async function loadAll<Row extends { readonly id: number }>(
  load: Load<Row>,
  ids: readonly number[],
): Promise<readonly Row[]> {
  const found = new Map<number, Row>();
  for (let start = 0; start < ids.length; start += MOST_IN_A_CALL) {
    for (const row of await load(ids.slice(start, start + MOST_IN_A_CALL))) found.set(row.id, row);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
