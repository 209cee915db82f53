import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { makeDataDirectory } from '#core/app/make-data-directory.ts';

import { runCommand } from '../support/command-line-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the data folder is made with the folders above it, and may be there already', () => {
  const path = join(temporaryFolder(), 'one', 'two');

  makeDataDirectory(path);
  makeDataDirectory(path);

  expect(existsSync(path)).toBe(true);
});

test('a data folder that cannot be made is told in a sentence that says what to do', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');

  const { code, stdout, stderr } = await runCommand(['list', '--data-dir', join(file, 'data')]);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^benchgen: The data folder .* cannot be made: .* Choose another one with --data-dir/,
  );
  expect(stderr).not.toContain('    at ');
});

test.runIf(process.platform === 'linux')(
  'a folder below /proc is refused instead of tried for ever',
  async () => {
    const { code, stderr } = await runCommand(['list', '--data-dir', '/proc/benchgen']);

    expect(code).toBe(1);
    expect(stderr).toContain('cannot be made');
  },
);
