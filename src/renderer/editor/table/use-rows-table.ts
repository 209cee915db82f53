import { useMemo, useState } from 'react';

import {
  cellText,
  copyLine,
  deleteLine,
  emptyLine,
  insertLines,
  linesOfTable,
  swapLines,
  typedSource,
  withCell,
} from './json-edits.ts';
import { columnsOf, readJsonLines, type JsonLine } from './json-rows.ts';
import { readTabSeparated } from './tab-separated.ts';

/** A place in the table, from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface TableActions {
  readonly add: () => void;
  readonly duplicate: () => void;
  readonly shift: (step: 1 | -1) => void;
  readonly remove: () => void;
}

export interface RowsTableState {
  readonly lines: readonly JsonLine[];
  readonly columns: readonly string[];
  readonly cell: Cell;
  readonly isEditing: boolean;
  readonly actions: TableActions;
  readonly move: (row: number, column: number) => void;
  readonly startEdit: () => void;
  /** Ends editing; null leaves the cell as it was. */
  readonly edit: (typed: string | null) => void;
  /** Adds rows that a spreadsheet put on the clipboard. */
  readonly paste: (cells: string) => void;
}

interface TableWiring {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onMove: (row: number) => void;
  readonly onEdited: () => void;
}

/** The rows of a JSONL text, the active cell, and what can be done with it. */
export function useRowsTable({ text, onChange, onMove, onEdited }: TableWiring): RowsTableState {
  const lines = useMemo(() => readJsonLines(text), [text]);
  const columns = useMemo(() => columnsOf(lines), [lines]);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 });
  const [isEditing, setEditing] = useState(false);
  const active = lines[cell.row];

  function move(row: number, column: number): void {
    const next = { row: within(row, lines.length), column: within(column, columns.length) };
    setCell(next);
    onMove(next.row);
  }
  /** To a row that may not be counted yet, having just been added. */
  function follow(row: number): void {
    setCell({ row: Math.max(0, row), column: cell.column });
    onMove(row);
  }
  function edit(typed: string | null): void {
    setEditing(false);
    onEdited();
    const key = columns[cell.column];
    if (typed === null || active === undefined || key === undefined) return;
    const field = active.fields?.find((each) => each.key === key);
    if (typed !== cellText(field))
      onChange(withCell(text, active, key, typedSource(typed, field, sampleOf(lines, key))));
  }
  return {
    lines,
    columns,
    cell,
    isEditing,
    move,
    edit,
    startEdit: () => setEditing(active !== undefined && active.fields !== null),
    actions: rowActions({ text, lines, row: cell.row, onChange, onRow: follow }),
    paste: (cells) => {
      const added = linesOfTable(readTabSeparated(cells), text);
      if (added.length > 0) onChange(insertLines(text, active?.line ?? null, added));
    },
  };
}

interface RowWiring {
  readonly text: string;
  readonly lines: readonly JsonLine[];
  readonly row: number;
  readonly onChange: (text: string) => void;
  readonly onRow: (row: number) => void;
}

function rowActions({ text, lines, row, onChange, onRow }: RowWiring): TableActions {
  const active = lines[row];
  return {
    add: () => {
      onChange(insertLines(text, active?.line ?? null, [emptyLine(lines)]));
      onRow(active === undefined ? row : row + 1);
    },
    duplicate: () => {
      if (active === undefined) return;
      onChange(insertLines(text, active.line, [copyLine(active, lines)]));
      onRow(row + 1);
    },
    shift: (step) => {
      const other = lines[row + step];
      if (active === undefined || other === undefined) return;
      onChange(swapLines(text, active.line, other.line));
      onRow(row + step);
    },
    remove: () => {
      if (active === undefined) return;
      onChange(deleteLine(text, active.line));
      onRow(Math.min(row, lines.length - 2));
    },
  };
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

/** What the first row has in a column: values of new cells are of its kind. */
function sampleOf(lines: readonly JsonLine[], key: string) {
  return lines.find((line) => line.fields !== null)?.fields?.find((field) => field.key === key);
}
