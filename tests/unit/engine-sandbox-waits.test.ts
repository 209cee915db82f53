import { expect, test } from 'vitest';

import { startDeadline } from '#core/engine/attempt-deadline.ts';
import { NO_SANDBOXES } from '#core/engine/no-sandboxes.ts';
import type { CodeOutcome, CodeSandbox } from '#core/engine/ports.ts';
import { unchargedWaits } from '#core/engine/uncharged-waits.ts';

import { manualClock } from '../support/manual-clock.ts';

const REQUEST = { source: '', timeoutMs: 10_000, memoryBytes: 2 ** 28 };

/** A limit of 15 s, and a sandbox whose programs are over, after `durationMs` of their own, when they are told. */
function setting(durationMs: number) {
  const clock = manualClock();
  const deadline = startDeadline(15, clock, new AbortController().signal);
  const over = Promise.withResolvers<CodeOutcome>();
  const python: CodeSandbox = { run: () => over.promise };
  const sandboxes = unchargedWaits({ ...NO_SANDBOXES, python }, deadline);
  const end = () =>
    over.resolve({
      sandbox: 'Pyodide',
      end: 'ok',
      stdout: '',
      stderr: '',
      error: null,
      durationMs,
      valueJson: null,
      failedAssertions: [],
    });
  return { clock, deadline, end, run: () => sandboxes.python.run(REQUEST, deadline.signal) };
}

test('a program that waited behind those of other cases is not charged for it', async () => {
  const { clock, deadline, end, run } = setting(1_000);

  const running = run();
  await clock.advance(60_000);
  end();
  await running;
  await clock.advance(13_900);

  expect(deadline.signal.aborted).toBe(false);
  await clock.advance(200);
  expect(deadline.signal.aborted).toBe(true);
});

test('the time of the program itself is charged', async () => {
  const { clock, deadline, end, run } = setting(20_000);

  const running = run();
  end();
  await running;
  await clock.advance(0);

  expect(deadline.signal.reason).toMatchObject({ boundary: 'model', causeKey: 'time limit' });
});
