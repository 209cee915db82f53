import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { useRowWindow, visibleRows } from '#renderer/components/data-grid/use-row-window.ts';
import { useRowHeight } from '#renderer/components/use-row-height.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './rows-table.module.css';
import { CellEditor } from './cell-editor.tsx';
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
import { columnsOf, lineFault, readJsonLines, type JsonLine } from './json-rows.ts';
import { readTabSeparated } from './tab-separated.ts';

interface RowsTableProps {
  readonly path: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onShowText: (line: number) => void;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Rows of a JSONL file as a table. Lines that are no rows are shown in their place and stay as they are. */
export function RowsTable({ path, text, onChange, onShowText }: RowsTableProps) {
  const lines = useMemo(() => readJsonLines(text), [text]);
  const columns = useMemo(() => columnsOf(lines), [lines]);
  const sample = useMemo(() => lines.find((line) => line.fields !== null)?.fields ?? [], [lines]);
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 });
  const [isEditing, setEditing] = useState(false);
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const rowHeight = useRowHeight();
  const { first, end } = visibleRows(useRowWindow(grid), rowHeight, lines.length);
  const active = lines[cell.row];
  const faults = lines.filter((line) => line.fields === null).length;

  function move(row: number, column: number): void {
    const next = {
      row: Math.max(0, Math.min(lines.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    setCell(next);
    if (grid !== null) keepInView(grid, next.row * rowHeight, rowHeight);
  }
  function edit(typed: string | null): void {
    const key = columns[cell.column];
    setEditing(false);
    grid?.focus();
    if (typed === null || active === undefined || key === undefined) return;
    const before = active.fields?.find((field) => field.key === key);
    if (typed === cellText(before)) return;
    const like = sample.find((field) => field.key === key);
    onChange(withCell(text, active, key, typedSource(typed, before, like)));
  }
  const act: TableActions = {
    add: () => {
      onChange(insertLines(text, active?.line ?? null, [emptyLine(lines)]));
      move(cell.row + (active === undefined ? 0 : 1), 0);
    },
    duplicate: () => {
      if (active === undefined) return;
      onChange(insertLines(text, active.line, [copyLine(active, lines)]));
      move(cell.row + 1, cell.column);
    },
    shift: (step) => {
      const other = lines[cell.row + step];
      if (active === undefined || other === undefined) return;
      onChange(swapLines(text, active.line, other.line));
      move(cell.row + step, cell.column);
    },
    remove: () => {
      if (active === undefined) return;
      onChange(deleteLine(text, active.line));
      move(Math.min(cell.row, lines.length - 2), cell.column);
    },
  };
  function onPaste(event: ClipboardEvent): void {
    if (isEditing) return;
    event.preventDefault();
    const added = linesOfTable(readTabSeparated(event.clipboardData.getData('text/plain')), text);
    if (added.length > 0) onChange(insertLines(text, active?.line ?? null, added));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (isEditing) return;
    const key = gridKey(event, cell, { move, act, startEdit: () => setEditing(active?.fields !== null) });
    if (key) event.preventDefault();
  }

  return (
    <div className={styles.frame}>
      <RowsToolbar act={act} isEmpty={active === undefined} />
      <div
        ref={setGrid}
        role="grid"
        tabIndex={0}
        aria-label={`Rows of ${path}`}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={active === undefined ? undefined : `cell-${cell.row}-${cell.column}`}
        className={styles.grid}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
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
        <div role="rowgroup" className={styles.body} style={{ height: lines.length * rowHeight }}>
          {lines.slice(first, end).map((line, offset) => {
            const index = first + offset;
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={styles.row}
                data-active={index === cell.row || undefined}
                style={{ transform: `translateY(${index * rowHeight}px)`, height: rowHeight }}
              >
                <span role="rowheader" className={styles.line}>
                  {line.line}
                </span>
                {line.fields === null ? (
                  <BadLine
                    line={line}
                    id={index === cell.row ? `cell-${index}-${cell.column}` : undefined}
                    onSelect={() => move(index, cell.column)}
                    onShowText={() => onShowText(line.line)}
                  />
                ) : (
                  columns.map((column, at) => {
                    const isActive = index === cell.row && at === cell.column;
                    const shown = cellText(line.fields?.find((field) => field.key === column));
                    return (
                      <div
                        key={column}
                        id={`cell-${index}-${at}`}
                        role="gridcell"
                        tabIndex={-1}
                        aria-selected={isActive}
                        className={styles.cell}
                        data-missing={line.fields?.every((field) => field.key !== column) || undefined}
                        dir="auto"
                        onMouseDown={() => move(index, at)}
                        onDoubleClick={() => setEditing(true)}
                      >
                        {isActive && isEditing ? (
                          <CellEditor label={`${column} of line ${line.line}`} text={shown} onDone={edit} />
                        ) : (
                          shown
                        )}
                      </div>
                    );
                  })
                )}
              </div>
            );
          })}
        </div>
      </div>
      <p className={styles.foot}>
        {formatCounted(lines.length - faults, 'row')}
        {faults > 0 ? ` · ${formatCounted(faults, 'line')} that cannot be read` : ''} · Enter edits, Ctrl+V
        adds rows of a spreadsheet
      </p>
    </div>
  );
}

interface TableActions {
  readonly add: () => void;
  readonly duplicate: () => void;
  readonly shift: (step: 1 | -1) => void;
  readonly remove: () => void;
}

function RowsToolbar({ act, isEmpty }: { readonly act: TableActions; readonly isEmpty: boolean }) {
  return (
    <div role="toolbar" aria-label="Rows" className={styles.toolbar}>
      <Button variant="ghost" icon={Plus} onClick={act.add}>
        Add row
      </Button>
      <Button variant="ghost" icon={Copy} disabled={isEmpty} onClick={act.duplicate}>
        Duplicate
      </Button>
      <Button variant="ghost" icon={ArrowUp} disabled={isEmpty} onClick={() => act.shift(-1)}>
        Move up
      </Button>
      <Button variant="ghost" icon={ArrowDown} disabled={isEmpty} onClick={() => act.shift(1)}>
        Move down
      </Button>
      <Button variant="ghost" icon={Trash2} disabled={isEmpty} onClick={act.remove}>
        Delete
      </Button>
    </div>
  );
}

interface BadLineProps {
  readonly line: JsonLine;
  readonly id: string | undefined;
  readonly onSelect: () => void;
  readonly onShowText: () => void;
}

function BadLine({ line, id, onSelect, onShowText }: BadLineProps) {
  return (
    <div id={id} role="gridcell" tabIndex={-1} className={styles.bad} onMouseDown={onSelect}>
      <code className={styles.badText}>{line.text}</code>
      <span className={styles.fault}>{lineFault(line.text)}</span>
      <button type="button" className={styles.badLink} tabIndex={-1} onClick={onShowText}>
        Edit as text
      </button>
    </div>
  );
}

interface GridMoves {
  readonly move: (row: number, column: number) => void;
  readonly act: TableActions;
  readonly startEdit: () => void;
}

/** Whether the key was one of the table. */
function gridKey(event: KeyboardEvent, { row, column }: Cell, { move, act, startEdit }: GridMoves): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowUp: () => (event.altKey ? act.shift(-1) : move(row - 1, column)),
    ArrowDown: () => (event.altKey ? act.shift(1) : move(row + 1, column)),
    ArrowLeft: () => move(row, column - 1),
    ArrowRight: () => move(row, column + 1),
    Home: () => move(row, 0),
    End: () => move(row, Infinity),
    PageUp: () => move(row - 20, column),
    PageDown: () => move(row + 20, column),
    Enter: startEdit,
    F2: startEdit,
    Insert: act.add,
    Delete: act.remove,
  };
  const run = moves[event.key];
  run?.();
  return run !== undefined;
}

const HEAD_HEIGHT = 28;

function keepInView(grid: HTMLElement, top: number, height: number): void {
  const room = grid.clientHeight - HEAD_HEIGHT;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + height > grid.scrollTop + room) grid.scrollTop = top + height - room;
}
