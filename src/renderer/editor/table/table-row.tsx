import styles from './rows-table.module.css';
import { CellEditor } from './cell-editor.tsx';
import { cellText } from './json-edits.ts';
import { lineFault, type JsonLine } from './json-rows.ts';
import type { RowsTableState } from './use-rows-table.ts';

interface TableRowProps {
  readonly table: RowsTableState;
  readonly line: JsonLine;
  readonly index: number;
  readonly height: number;
  readonly onShowText: (line: number) => void;
}

/** One line of the file: its number and its cells, or what is wrong with it. */
export function TableRow({ table, line, index, height, onShowText }: TableRowProps) {
  const { cell, columns, move } = table;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-active={index === cell.row || undefined}
      style={{ transform: `translateY(${index * height}px)`, height }}
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
        columns.map((column, at) => <TableCell key={column} {...{ table, line, index, column, at }} />)
      )}
    </div>
  );
}

interface TableCellProps extends Pick<TableRowProps, 'table' | 'line' | 'index'> {
  readonly column: string;
  /** Which column it is, from 0. */
  readonly at: number;
}

function TableCell({ table, line, index, column, at }: TableCellProps) {
  const { cell, isEditing } = table;
  const isActive = index === cell.row && at === cell.column;
  const field = line.fields?.find((each) => each.key === column);
  return (
    <div
      id={`cell-${index}-${at}`}
      role="gridcell"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles.cell}
      data-missing={field === undefined || undefined}
      dir="auto"
      onMouseDown={() => table.move(index, at)}
      onDoubleClick={table.startEdit}
    >
      {isActive && isEditing ? (
        <CellEditor label={`${column} of line ${line.line}`} text={cellText(field)} onDone={table.edit} />
      ) : (
        cellText(field)
      )}
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
