import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';

import { runCommand } from '../support/command-line-process.ts';
import { type CommandSession, openCommandSession } from '../support/command-session.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(() => {
  at = openCommandSession();
});

test.each([
  [['list', '--data-dir', ''], '--data-dir needs a folder'],
  [['import', ''], 'A path of a bundle is needed'],
  [['serve', '--no-open', '--port', '99999'], 'A port is a whole number from 0 to 65535'],
  [['serve', '--no-open', '--port', 'abc'], 'A port is a whole number from 0 to 65535'],
])('%j is refused before anything is done', async (words, sentence) => {
  const { code, stdout, stderr } = await runCommand(words, { BENCHGEN_DATA_DIR: at.data });

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('Building');
});

test.each(['/nowhere/at/all', 'nothing.zip'])('validate says that %s is not there', async (path) => {
  const { code, stderr } = await at.benchgen('validate', path);

  expect(code).toBe(2);
  expect(stderr).toMatch(/There is no file or folder \S*(nowhere\/at\/all|nothing\.zip)\./);
});

test('a target that cannot be written is said in the words of the person', async () => {
  const folder = join(at.folder, 'folder');
  mkdirSync(folder);
  const target = join(at.folder, 'missing', 'out.zip');

  const missing = await at.benchgen('pack', at.bundle, '--out', target);
  const taken = await at.benchgen('pack', at.bundle, '--out', folder);

  expect(missing).toMatchObject({
    code: 2,
    stderr: `benchgen: ${target} cannot be written: the folder ${join(at.folder, 'missing')} does not exist.\n`,
  });
  expect(taken).toMatchObject({
    code: 2,
    stderr: `benchgen: ${folder} cannot be written: it is a folder.\n`,
  });
});

test('a field that does not fit is named in words', async () => {
  const { code, stderr } = await at.benchgen('run', 'sums', '--model', 'gold');

  expect(code).toBe(2);
  expect(stderr).toBe(
    'benchgen: Write a model as PROVIDER:MODEL, for example ollama:qwen3:8b (models, item 1).\n',
  );
});
