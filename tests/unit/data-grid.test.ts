import { describe, expect, test } from 'vitest';

import { EMPTY_LAYOUT, type GridColumn } from '#renderer/components/data-grid/grid-column.ts';
import { nextIndex } from '#renderer/components/data-grid/grid-keys.ts';
import { addRange, selectedInOrder, toggleId } from '#renderer/components/data-grid/grid-selection.ts';
import { loadedRows } from '#renderer/components/data-grid/loaded-rows.ts';
import {
  moveColumn,
  orderColumns,
  placeColumns,
  resizeColumn,
} from '#renderer/components/data-grid/place-columns.ts';
import { rowsAsText } from '#renderer/components/data-grid/rows-as-text.ts';
import { nextSort } from '#renderer/components/data-grid/sort-cycle.ts';
import { visibleRows } from '#renderer/components/data-grid/use-row-window.ts';

interface Row {
  readonly id: number;
  readonly name: string;
}

const column = (id: string, rest: Partial<GridColumn<Row>> = {}): GridColumn<Row> => ({
  id,
  header: id,
  width: 100,
  render: (row) => row.name,
  text: (row) => row.name,
  ...rest,
});

describe('columns', () => {
  const columns = [
    column('number'),
    column('input', { grow: 1, minWidth: 150 }),
    column('tags', { priority: 2 }),
    column('cost', { priority: 1 }),
  ];
  const places = (room: number, layout = EMPTY_LAYOUT) =>
    placeColumns(columns, layout, room).map((placed) => `${placed.column.id} ${placed.width}`);

  test('the room that is left goes to the column that grows', () => {
    expect(places(600)).toEqual(['number 100', 'input 300', 'tags 100', 'cost 100']);
  });

  test('where room is short, the least important columns go first', () => {
    expect([places(440), places(340)]).toEqual([
      ['number 100', 'input 240', 'cost 100'],
      ['number 100', 'input 240'],
    ]);
  });

  test('columns without priority stay even where there is no room; those that grow give way', () => {
    expect(places(10)).toEqual(['number 100', 'input 96']);
  });

  test('a hidden column is gone, a resized one keeps its width', () => {
    const layout = resizeColumn({ ...EMPTY_LAYOUT, shown: { tags: false } }, 'input', 220);

    expect(places(600, layout)).toEqual(['number 100', 'input 220', 'cost 100']);
  });

  test('a moved column keeps its place; new columns follow their neighbour; unknown ids are kept', () => {
    const moved = moveColumn(columns, { ...EMPTY_LAYOUT, order: ['gone'] }, { id: 'cost', step: -3 });

    expect(moved.order).toEqual(['cost', 'number', 'input', 'tags', 'gone']);
    expect(orderColumns([...columns, column('new')], moved).map(({ id }) => id)).toEqual([
      'cost',
      'new',
      'number',
      'input',
      'tags',
    ]);
  });

  test('a column cannot be made too narrow to grasp', () => {
    expect(resizeColumn(EMPTY_LAYOUT, 'cost', 3).widths).toEqual({ cost: 40 });
  });
});

describe('keys', () => {
  const press = (key: string, index: number, ctrlKey = false) =>
    nextIndex({ key, ctrlKey, metaKey: false }, { index, count: 100, page: 10 });

  test('arrows, j and k move by one and stop at the ends', () => {
    expect([
      press('ArrowDown', 4),
      press('j', 4),
      press('ArrowUp', 4),
      press('k', 4),
      press('ArrowUp', 0),
      press('ArrowDown', 99),
    ]).toEqual([5, 5, 3, 3, 0, 99]);
  });

  test('pages and ends', () => {
    expect([
      press('PageDown', 4),
      press('PageUp', 4),
      press('Home', 50),
      press('End', 50),
      press('ArrowDown', 4, true),
      press('ArrowUp', 4, true),
    ]).toEqual([14, 0, 0, 99, 99, 0]);
  });

  test('without an active row, arrows lead to the first one', () => {
    expect([press('ArrowDown', -1), press('ArrowUp', -1)]).toEqual([0, 0]);
  });

  test('other keys and empty lists lead nowhere', () => {
    const empty = nextIndex(
      { key: 'ArrowDown', ctrlKey: false, metaKey: false },
      { index: -1, count: 0, page: 10 },
    );

    expect([press('a', 4), press('j', 4, true), empty]).toEqual([null, null, null]);
  });
});

describe('selection', () => {
  const ids = Uint32Array.of(30, 10, 20, 40);

  test('a range is by place, not by id, in either direction', () => {
    expect(addRange(new Set([40]), ids, [2, 0])).toEqual(new Set([10, 20, 30, 40]));
  });

  test('pressing once more takes it back', () => {
    expect([...toggleId(toggleId(new Set([10]), 20), 20)]).toEqual([10]);
  });

  test('the selection is told in the order of the list', () => {
    expect(selectedInOrder(new Set([10, 40, 30]), ids)).toEqual([30, 10, 40]);
  });
});

test('a head is pressed up to ascending, descending, none', () => {
  const first = nextSort(null, 'score');
  const second = nextSort(first, 'score');

  expect([first, second, nextSort(second, 'score'), nextSort(second, 'cost')]).toEqual([
    { by: 'score', descending: false },
    { by: 'score', descending: true },
    null,
    { by: 'cost', descending: false },
  ]);
});

test('rows are copied as tab-separated values with a head, line breaks as spaces', () => {
  const columns = [column('id', { text: (row) => String(row.id) }), column('name')];

  expect(rowsAsText(columns, [{ id: 1, name: 'a\tb\nc' }])).toBe('id\tname\n1\ta b c');
});

test('of a million rows fewer than a hundred are drawn', () => {
  const { first, end } = visibleRows({ scrollTop: 16_000_000, height: 900, width: 800 }, 32, 1_000_000);

  expect([first, end - first < 100]).toEqual([499_994, true]);
});

describe('rows on demand', () => {
  function source() {
    const calls: number[][] = [];
    let suffix = '';
    const rows = loadedRows<Row>((ids) => {
      calls.push(ids);
      return Promise.resolve(ids.map((id) => ({ id, name: `row ${id}${suffix}` })));
    });
    return { rows, calls, change: (to: string) => (suffix = to) };
  }
  const arrived = (rows: ReturnType<typeof source>['rows']) =>
    new Promise<void>((resolve) => {
      const stop = rows.subscribe(() => {
        stop();
        resolve();
      });
    });

  test('a row is asked for once, however often it is in view', async () => {
    const { rows, calls } = source();
    const first = arrived(rows);
    rows.want([1, 2]);
    rows.want([1, 2]);
    await first;
    const second = arrived(rows);
    rows.want([2, 3]);
    await second;

    expect(calls).toEqual([[1, 2], [3]]);
    expect(rows.get(3)?.name).toBe('row 3');
  });

  test('an old row stays visible until its new version arrives', async () => {
    const { rows, change } = source();
    const first = arrived(rows);
    rows.want([1]);
    await first;
    change(' again');
    const second = arrived(rows);
    rows.renew();

    expect(rows.get(1)?.name).toBe('row 1');
    await second;
    expect(rows.get(1)?.name).toBe('row 1 again');
  });

  test('all rows of a selection come in their order, in calls of at most 500', async () => {
    const { rows, calls } = source();

    const all = await rows.all(Array.from({ length: 1_200 }, (_, index) => 1_200 - index));

    expect([all.length, all[0]?.id, calls.map((ids) => ids.length)]).toEqual([1_200, 1_200, [500, 500, 200]]);
  });
});
