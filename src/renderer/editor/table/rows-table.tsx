import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { useRowWindow, visibleRows } from '#renderer/components/data-grid/use-row-window.ts';
import { useRowHeight } from '#renderer/components/use-row-height.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './rows-table.module.css';
import { RowsToolbar } from './rows-toolbar.tsx';
import { gridKey } from './table-keys.ts';
import { TableRow } from './table-row.tsx';
import { useRowsTable, type RowsTableState } from './use-rows-table.ts';

interface RowsTableProps {
  readonly path: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onShowText: (line: number) => void;
}

/** Rows of a JSONL file as a table. Lines that are no rows are shown in their place and stay as they are. */
export function RowsTable({ path, text, onChange, onShowText }: RowsTableProps) {
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const rowHeight = useRowHeight();
  const table = useRowsTable({
    text,
    onChange,
    onMove: (row) => {
      if (grid !== null) keepInView(grid, row * rowHeight, rowHeight);
    },
    onEdited: () => grid?.focus(),
  });
  const { lines, columns, cell, isEditing } = table;
  const { first, end } = visibleRows(useRowWindow(grid), rowHeight, lines.length);
  return (
    <div className={styles.frame}>
      <RowsToolbar act={table.actions} isEmpty={lines[cell.row] === undefined} />
      <div
        ref={setGrid}
        role="grid"
        tabIndex={0}
        data-pane-focus
        aria-label={`Rows of ${path}`}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={lines[cell.row] === undefined ? undefined : `cell-${cell.row}-${cell.column}`}
        className={styles.grid}
        onKeyDown={(event: KeyboardEvent) => {
          if (!isEditing && gridKey(event, table)) event.preventDefault();
        }}
        onPaste={(event: ClipboardEvent) => {
          if (isEditing) return;
          event.preventDefault();
          table.paste(event.clipboardData.getData('text/plain'));
        }}
      >
        <TableHead columns={columns} />
        <div role="rowgroup" className={styles.body} style={{ height: lines.length * rowHeight }}>
          {lines.slice(first, end).map((line, offset) => (
            <TableRow
              key={first + offset}
              {...{ table, line, onShowText }}
              index={first + offset}
              height={rowHeight}
            />
          ))}
        </div>
      </div>
      <p className={styles.foot}>{footText(table)}</p>
    </div>
  );
}

function TableHead({ columns }: Pick<RowsTableState, 'columns'>) {
  return (
    <div role="row" aria-rowindex={1} className={styles.headRow}>
      <span role="columnheader" className={styles.lineHead}>
        Line
      </span>
      {columns.map((column) => (
        <span key={column} role="columnheader" className={styles.headCell}>
          {column}
        </span>
      ))}
    </div>
  );
}

function footText({ lines }: RowsTableState): string {
  const faults = lines.filter((line) => line.fields === null).length;
  const unread = faults > 0 ? ` · ${formatCounted(faults, 'line')} that cannot be read` : '';
  return `${formatCounted(lines.length - faults, 'row')}${unread} · Enter edits, Ctrl+V adds rows of a spreadsheet`;
}

const HEAD_HEIGHT = 28;

function keepInView(grid: HTMLElement, top: number, height: number): void {
  const room = grid.clientHeight - HEAD_HEIGHT;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + height > grid.scrollTop + room) grid.scrollTop = top + height - room;
}
