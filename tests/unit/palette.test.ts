import { expect, test } from 'vitest';

import { activityLine } from '#renderer/frame/run-activity.ts';
import { searchPalette, type PaletteGroup } from '#renderer/frame/palette-items.ts';
import { EnvironmentSearch, HubSearch, RootSearch } from '#renderer/search.ts';

const item = (label: string, detail?: string) => ({ value: label, label, detail, run: () => undefined });
const groups: readonly PaletteGroup[] = [
  {
    value: 'Environments',
    items: [item('GSM8K-mini', 'gsm8k-mini 1.2.0'), item('House rules', 'rules 1.0.0')],
  },
  { value: 'Commands', items: [item('New run…'), item('Go to Runs')] },
];
const found = (search: string) =>
  searchPalette(groups, search).flatMap((group) => group.items.map(({ label }) => label));

test('every word may be anywhere in name or detail, in any case', () => {
  expect([found('gsm'), found('RUN new'), found('1.0 house'), found('nothing')]).toEqual([
    ['GSM8K-mini'],
    ['New run…'],
    ['House rules'],
    [],
  ]);
});

test('of each kind only the first matches are shown, but every command while nothing is typed', () => {
  const many = [
    { value: 'Runs', items: Array.from({ length: 30 }, (_, index) => item(`run ${index}`)) },
    { value: 'Commands', items: Array.from({ length: 30 }, (_, index) => item(`command ${index}`)) },
  ];

  expect(searchPalette(many, '').map((group) => group.items.length)).toEqual([8, 30]);
});

test('an address with bad values is read without them, and what others put there stays', () => {
  expect(RootSearch.parse({ dialog: 'nonsense', q: 12, other: 'x' })).toEqual({
    dialog: undefined,
    q: 12,
    other: 'x',
  });
  expect(HubSearch.parse({ q: 12, sort: 'sideways' })).toEqual({ q: '12', sort: undefined });
  expect(EnvironmentSearch.parse({ tab: 'nowhere', case: 'x' })).toEqual({ tab: undefined, case: undefined });
});

test('activity tells runs, cases and time left in one line', () => {
  const counts = { pass: 100, partial: 0, fail: 20, error: 8, skipped: 0, total: 206 };
  const run = {
    runId: 'a',
    status: 'running' as const,
    counts,
    inFlight: 4,
    current: [],
    finished: 128,
    elapsedMs: 1,
    remainingMs: 120_000,
    waiting: null,
    receivedAt: 0,
  };

  expect([
    activityLine([]),
    activityLine([run]),
    activityLine([run, { ...run, remainingMs: null }]),
    activityLine([{ ...run, waiting: 'waiting: rate limit, 23 s' }]),
  ]).toEqual([
    '',
    '1 run · 128 / 206 · about 2 min left',
    '2 runs · 256 / 412',
    '1 run · 128 / 206 · waiting: rate limit, 23 s',
  ]);
});
