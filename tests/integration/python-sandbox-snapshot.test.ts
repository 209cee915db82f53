import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createPythonSandbox } from '#core/sandboxes/python/create-python-sandbox.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

const MOST_MS = 180_000;
const LIMITS = { timeoutMs: 60_000, memoryBytes: 256 * 1024 * 1024 } as const;

/** What a program in a new sandbox prints. */
async function answerWith(cacheDirectory: string | null): Promise<string> {
  const sandbox = createPythonSandbox({ size: 1, cacheDirectory, bubblewrap: 'off' });
  onTestFinished(() => sandbox.close());
  const { stdout, error } = await sandbox.run(
    { source: 'import random\nprint(6 * 7, hash("a"), random.random())', ...LIMITS },
    new AbortController().signal,
  );
  return error?.message ?? stdout;
}

const snapshotsIn = (folder: string): string[] => readdirSync(folder);

test(
  'a snapshot is made once, by however many at the same time, and starts the same interpreter as none',
  async () => {
    const folder = join(temporaryFolder(), 'cache');

    const answers = await Promise.all([answerWith(folder), answerWith(folder), answerWith(null)]);
    answers.push(await answerWith(folder));

    expect(answers[0]).toMatch(/^42 /);
    expect(new Set(answers).size).toBe(1);
    expect(snapshotsIn(folder)).toEqual([expect.stringMatching(/^python-[0-9a-f]{16}\.snapshot$/)]);
  },
  MOST_MS,
);

test(
  'a snapshot that was changed is not used, and is made again',
  async () => {
    const folder = join(temporaryFolder(), 'cache');
    const right = await answerWith(folder);
    const [name = ''] = snapshotsIn(folder);
    const made = readFileSync(join(folder, name));
    const changed = Buffer.from(made);
    // Somewhere in the memory, the header as it was.
    changed.fill(0x41, 8_000_000, 8_000_100);
    writeFileSync(join(folder, name), changed);

    expect(await answerWith(folder)).toBe(right);
    expect(await answerWith(folder)).toBe(right);
    expect(readFileSync(join(folder, name)).equals(changed)).toBe(false);
  },
  MOST_MS,
);

test(
  'a snapshot that was cut short is not used',
  async () => {
    const folder = join(temporaryFolder(), 'cache');
    const right = await answerWith(folder);
    const [name = ''] = snapshotsIn(folder);
    writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, 1_000_000));

    expect(await answerWith(folder)).toBe(right);
  },
  MOST_MS,
);

test(
  'programs run where no snapshot can be kept',
  async () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');

    expect(await answerWith(join(file, 'cache'))).toMatch(/^42 /);
  },
  MOST_MS,
);
