import type { Json } from '#shared/domain/json.ts';

const LONGEST_CELL = 40;
const MOST_CELLS = 6;

/** A row as a reason shows it: `(1, "a", NULL)`, long cells and rows cut. */
export function shownRow(row: readonly Json[]): string {
  const cells = row.slice(0, MOST_CELLS).map(shownCell);
  if (row.length > MOST_CELLS) cells.push('…');
  return `(${cells.join(', ')})`;
}

/** A cell as a reason shows it. */
export function shownCell(cell: Json): string {
  const text = cell === null ? 'NULL' : JSON.stringify(cell);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

/** `1 row`, `2 rows`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
