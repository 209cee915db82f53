const MOST_KEPT = 5_000;

interface KeptRow<Row> {
  readonly row: Row;
  readonly generation: number;
}

/** Rows by id, each with the generation it was loaded in; the oldest are forgotten where room is short. */
export class KeptRows<Row extends { readonly id: number }> {
  #rows = new Map<number, KeptRow<Row>>();

  get(id: number): Row | undefined {
    return this.#rows.get(id)?.row;
  }

  isFresh(id: number, generation: number): boolean {
    return this.#rows.get(id)?.generation === generation;
  }

  add(rows: readonly Row[], generation: number): void {
    for (const row of rows) {
      // Taken out first, so that the order of the map is the order of age.
      this.#rows.delete(row.id);
      this.#rows.set(row.id, { row, generation });
    }
  }

  forgetOldest(needed: ReadonlySet<number>): void {
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= MOST_KEPT) return;
      if (!needed.has(id)) this.#rows.delete(id);
    }
  }
}
