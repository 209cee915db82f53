import { expect, test } from 'vitest';

import { endingLines } from '#core/runs/carry/ending-lines.ts';

const passed = { verdict: 'pass', failureBoundary: null, failureCause: null } as const;
const broken = (failureCause: string) =>
  ({ verdict: 'error', failureBoundary: 'model', failureCause }) as const;

test('the log says how a run ended and what broke, the most frequent cause first', () => {
  const results = [passed, broken('HTTP 500'), broken('stream cut'), broken('stream cut'), passed];

  expect(endingLines({ status: 'completed', message: null }, results)).toEqual([
    { level: 'info', message: 'Completed: 2 pass, 3 error.' },
    { level: 'error', message: '2 × stream cut (blamed on model)' },
    { level: 'error', message: '1 × HTTP 500 (blamed on model)' },
  ]);
});

test('a run that could not run says why', () => {
  expect(endingLines({ status: 'failed', message: 'The worker could not start.' }, [])).toEqual([
    { level: 'error', message: 'Failed: no results. The worker could not start.' },
  ]);
});
