import { CASE_KEYS, type CaseAction } from '../case/case-keys.ts';
import { COMPARE_KEYS, type CompareAction } from '../compare/compare-keys.ts';
import { GRID_COMMANDS, GRID_MOD_COMMANDS, type GridCommand } from '../components/data-grid/grid-keyboard.ts';
import { GRID_MOVES, type GridMove } from '../components/data-grid/grid-keys.ts';

export interface KeyLine {
  readonly title: string;
  /** Each of them does it. */
  readonly shortcuts: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

const MOVES: Readonly<Record<GridMove, string>> = {
  next: 'Next row',
  previous: 'Previous row',
  'page-down': 'A page down',
  'page-up': 'A page up',
  first: 'First row',
  last: 'Last row',
};

const GRID: Readonly<Record<GridCommand, string>> = {
  open: 'Open',
  select: 'Select',
  clear: 'Clear the selection',
  remove: 'Delete (can be undone)',
  'select-all': 'Select all rows of the filter',
  copy: 'Copy rows',
};

const CASE: Readonly<Record<CaseAction, string>> = {
  next: 'Next case in the filter and sort',
  previous: 'Previous case',
  'next-failure': 'Next failure',
  'previous-failure': 'Previous failure',
  'next-attempt': 'Next attempt',
  'previous-attempt': 'Previous attempt',
  raw: 'Rendered or raw text',
  wrap: 'Wrap lines',
  copy: 'Copy the case as JSON',
  'tab-1': 'Result',
  'tab-2': 'Transcript',
  'tab-3': 'Scoring',
  'tab-4': 'Metadata',
  'tab-5': 'Raw',
};

const COMPARE: Readonly<Record<CompareAction, string>> = {
  baseline: 'Make the run in focus the baseline',
  diff: 'Show or hide the difference of answers',
  next: 'Next case that changed',
  previous: 'Previous case that changed',
  close: 'Close the case',
};

/** Keys of what has the focus, from the tables their handlers read; commands have their own registry. */
export const KEY_LISTS: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[] = [
  {
    title: 'Panes',
    lines: [
      { title: 'Next pane', shortcuts: ['F6'] },
      { title: 'Previous pane', shortcuts: ['Shift+F6'] },
    ],
  },
  {
    title: 'Lists',
    lines: [
      ...linesOf(GRID_MOVES, MOVES),
      { title: 'To the ends', shortcuts: ['Mod+Up', 'Mod+Down'] },
      ...linesOf(GRID_COMMANDS, GRID),
      ...linesOf(GRID_MOD_COMMANDS, GRID, 'Mod+'),
      { title: 'Extend the selection', shortcuts: ['Shift+Up', 'Shift+Down'] },
      { title: 'Width of a column, on its head', shortcuts: ['Shift+Left', 'Shift+Right'] },
      { title: 'Place of a column, on its head', shortcuts: ['Alt+Shift+Left', 'Alt+Shift+Right'] },
    ],
  },
  {
    title: 'In a case',
    lines: [
      ...linesOf(CASE_KEYS, CASE),
      { title: 'Next or previous message of the transcript', shortcuts: ['J', 'K'] },
      { title: 'First or last message', shortcuts: ['G G', 'Shift+G'] },
      { title: 'Find in the transcript', shortcuts: ['Mod+F'] },
      { title: 'Next or previous place found', shortcuts: ['F3', 'Shift+F3'] },
      { title: 'Back to the list', shortcuts: ['Esc'] },
    ],
  },
  { title: 'In a comparison', lines: linesOf(COMPARE_KEYS, COMPARE) },
];

/** One line for each action that has a key, in the order of the table. */
function linesOf<Action extends string>(
  keys: Readonly<Record<string, Action>>,
  titles: Readonly<Partial<Record<Action, string>>>,
  before = '',
): readonly KeyLine[] {
  const byAction = Map.groupBy(Object.entries(keys), ([, action]) => action);
  return [...byAction].map(([action, pressed]) => ({
    title: titles[action] ?? action,
    shortcuts: pressed.map(([key]) => `${before}${nameOf(key)}`),
  }));
}

function nameOf(key: string): string {
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
