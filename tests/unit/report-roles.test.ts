import { expect, test } from 'vitest';

import type { NarrowResult } from '#core/catalog/catalog.ts';
import { roleNotes } from '#core/reports/role-notes.ts';

function failed(failureCause: string): NarrowResult {
  return {
    id: 1,
    caseRow: 1,
    caseIndex: 0,
    attempt: 1,
    verdict: 'error',
    score: null,
    latencyMs: null,
    firstTokenMs: null,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    flags: 0,
    pattern: null,
    failureBoundary: 'scorer',
    failureCause,
  };
}

test('judges that fail, disagree or go by the place are remarked, and where Python ran', () => {
  const notes = roleNotes({
    results: [failed('judge p:one: HTTP 500'), failed('judge p:one: HTTP 500'), failed('no expected answer')],
    measures: [
      { name: 'quality: judges agree', count: 7, of: 10 },
      { name: 'pair: same verdict in both places', count: 9, of: 10 },
      { name: 'other: judges agree', count: 10, of: 10 },
      { name: 'instructions strict', count: 1, of: 2 },
    ],
    sandboxes: ['Pyodide', 'QuickJS'],
  });

  expect(notes.map(({ code, severity, count }) => [code, severity, count])).toEqual([
    ['judge-errors', 'warning', 2],
    ['judges-disagree', 'info', 3],
    ['place-bound', 'info', 1],
    ['no-bubblewrap', 'info', 0],
  ]);
  expect(notes.map(({ message }) => message)).toEqual([
    'A judge failed or gave no verdict in 2 attempts (judge p:one: HTTP 500); they are not scored.',
    'The judges of “quality” disagree on 3 of 10 answers.',
    '1 of 10 verdicts of “pair” changed with the place of the answers and count as ties.',
    'Python ran in its locked process without the second wall that bubblewrap puts around it on Linux.',
  ]);
});

test('Python behind bubblewrap and JavaScript need no remark, native Python does', () => {
  const codes = (sandbox: string) =>
    roleNotes({ results: [], measures: [], sandboxes: [sandbox] }).map(({ code }) => code);

  expect(['Pyodide in bubblewrap', 'QuickJS', 'native Python in bubblewrap'].map(codes)).toEqual([
    [],
    [],
    ['native-python'],
  ]);
});
