import type { GridColumn, GridLayout, PlacedColumn } from './grid-column.ts';

const MIN_WIDTH = 40;
/** In pixels; a column that grows is not squeezed further than to this. */
const LEAST_SHARE = 96;

/** All columns in the order of the person; columns without a place follow where the definition has them. */
export function orderColumns<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
): readonly GridColumn<Row>[] {
  const placed = layout.order.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const result = [...placed];
  columns.forEach((column, index) => {
    if (result.includes(column)) return;
    const before = columns[index - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, column);
  });
  return result;
}

export function isShown<Row>(column: GridColumn<Row>, layout: GridLayout): boolean {
  return layout.shown[column.id] ?? column.hiddenAtFirst !== true;
}

/** The columns that fit into `room` pixels with their widths: first those that may go do, then the rest shares the room. */
export function placeColumns<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  room: number,
): readonly PlacedColumn<Row>[] {
  let fitting = orderColumns(columns, layout).filter((column) => isShown(column, layout));
  const widthOf = (column: GridColumn<Row>) => layout.widths[column.id] ?? column.width;
  const needed = () =>
    fitting.reduce(
      (sum, column) => sum + (column.grow === undefined ? widthOf(column) : smallest(column, layout)),
      0,
    );
  while (needed() > room) {
    const last = Math.max(...fitting.map((column) => column.priority ?? 0));
    if (last <= 0) break;
    fitting = fitting.filter((column) => column.priority !== last);
  }
  return shareRoom(fitting, widthOf, layout, room);
}

function shareRoom<Row>(
  columns: readonly GridColumn<Row>[],
  widthOf: (column: GridColumn<Row>) => number,
  layout: GridLayout,
  room: number,
): readonly PlacedColumn<Row>[] {
  const grows = (column: GridColumn<Row>) =>
    column.grow !== undefined && layout.widths[column.id] === undefined;
  const fixed = columns.filter((column) => !grows(column)).reduce((sum, column) => sum + widthOf(column), 0);
  const shares = columns.filter(grows).reduce((sum, column) => sum + (column.grow ?? 0), 0);
  const least = columns.filter(grows).reduce((sum, column) => sum + smallest(column, layout), 0);
  const free = room - fixed - least;
  const short = Math.max(0, -free) / Math.max(1, columns.filter(grows).length);
  return columns.map((column) => {
    if (!grows(column)) return { column, width: widthOf(column) };
    // All that may go has gone: the rest gives way, so that nothing lies beyond the edge.
    if (free < 0)
      return { column, width: Math.max(LEAST_SHARE, Math.floor(smallest(column, layout) - short)) };
    return {
      column,
      width: smallest(column, layout) + Math.floor((free * (column.grow ?? 0)) / shares),
    };
  });
}

function smallest<Row>(column: GridColumn<Row>, layout: GridLayout): number {
  return layout.widths[column.id] ?? column.minWidth ?? Math.max(MIN_WIDTH, Math.min(column.width, 120));
}

/** A layout in which `id` stands `step` places further; the ends stop it. */
export function moveColumn<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  move: { readonly id: string; readonly step: number },
): GridLayout {
  const order = orderColumns(columns, layout).map((column) => column.id);
  const from = order.indexOf(move.id);
  const to = Math.min(order.length - 1, Math.max(0, from + move.step));
  order.splice(from, 1);
  order.splice(to, 0, move.id);
  const unknown = layout.order.filter((id) => !order.includes(id));
  return { ...layout, order: [...order, ...unknown] };
}

/** A layout with another width of one column, never too narrow to grasp. */
export function resizeColumn(layout: GridLayout, id: string, width: number): GridLayout {
  return { ...layout, widths: { ...layout.widths, [id]: Math.max(MIN_WIDTH, Math.round(width)) } };
}
