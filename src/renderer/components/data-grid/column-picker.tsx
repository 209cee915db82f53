import { Popover } from '@base-ui/react/popover';
import { ArrowDown, ArrowUp, Columns3, Minus, Plus } from 'lucide-react';

import { Button } from '../button.tsx';
import { Checkbox } from '../checkbox.tsx';
import { IconButton } from '../icon-button.tsx';
import menu from '../menu.module.css';
import styles from './data-grid.module.css';
import { EMPTY_LAYOUT, type GridColumn, type GridLayout } from './grid-column.ts';
import { isShown, moveColumn, orderColumns, resizeColumn } from './place-columns.ts';

interface ColumnPickerProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly layout: GridLayout;
  readonly onLayoutChange: (layout: GridLayout) => void;
}

/** Which columns a grid shows, in which order and how wide; the way without a mouse. */
export function ColumnPicker<Row>({ columns, layout, onLayoutChange }: ColumnPickerProps<Row>) {
  return (
    <Popover.Root>
      <Popover.Trigger render={<Button icon={Columns3}>Columns</Button>} />
      <Popover.Portal>
        <Popover.Positioner className={menu.positioner} sideOffset={4} align="end">
          <Popover.Popup className={menu.popup} aria-label="Columns">
            <div className={styles.picker}>
              {orderColumns(columns, layout).map((column) => (
                <PickerRow
                  key={column.id}
                  column={column}
                  columns={columns}
                  layout={layout}
                  onLayoutChange={onLayoutChange}
                />
              ))}
              <Button variant="ghost" onClick={() => onLayoutChange(EMPTY_LAYOUT)}>
                Restore default columns
              </Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface PickerRowProps<Row> extends ColumnPickerProps<Row> {
  readonly column: GridColumn<Row>;
}

function PickerRow<Row>({ column, columns, layout, onLayoutChange }: PickerRowProps<Row>) {
  const { id, header } = column;
  const width = layout.widths[id] ?? column.width;
  return (
    <div className={styles.pickerRow}>
      <Checkbox
        checked={isShown(column, layout)}
        onCheckedChange={(shown) => onLayoutChange({ ...layout, shown: { ...layout.shown, [id]: shown } })}
      >
        {header}
      </Checkbox>
      <IconButton
        icon={ArrowUp}
        size={14}
        label={`Move ${header} to the front`}
        onClick={() => onLayoutChange(moveColumn(columns, layout, { id, step: -1 }))}
      />
      <IconButton
        icon={ArrowDown}
        size={14}
        label={`Move ${header} to the back`}
        onClick={() => onLayoutChange(moveColumn(columns, layout, { id, step: 1 }))}
      />
      <IconButton
        icon={Minus}
        size={14}
        label={`Make ${header} narrower`}
        onClick={() => onLayoutChange(resizeColumn(layout, id, width - 24))}
      />
      <IconButton
        icon={Plus}
        size={14}
        label={`Make ${header} wider`}
        onClick={() => onLayoutChange(resizeColumn(layout, id, width + 24))}
      />
    </div>
  );
}
