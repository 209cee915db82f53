import type { GridSort } from './grid-column.ts';

/** What a press on a header does: ascending, then descending, then the default order again. */
export function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.by !== column) return { by: column, descending: false };
  return sort.descending ? null : { by: column, descending: true };
}
