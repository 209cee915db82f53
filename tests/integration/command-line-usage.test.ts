import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';

import { runCommand, startCommand } from '../support/command-line-process.ts';
import { type CommandSession, openCommandSession } from '../support/command-session.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(() => {
  at = openCommandSession();
});

test('without a command, help goes to stdout', async () => {
  const { code, stdout, stderr } = await runCommand([]);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Usage: benchgen');
});

test('every command of the contract is there', async () => {
  const { stdout } = await runCommand(['--help']);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+)[ [<]/gm)].map(([, name]) => name);

  expect(commands).toEqual(
    expect.arrayContaining(
      'import validate grant revoke list show providers models run resume cancel rescore runs report cases export pack serve'.split(
        ' ',
      ),
    ),
  );
});

test.each([
  [['lst'], /unknown command 'lst'/],
  [['run', 'sums'], /--model <provider:model>' not specified/],
  [['run', 'sums', '--model', 'baseline:gold', '--limit', '0'], /whole number of at least 1/],
  [['run', 'sums', '--model', 'baseline:gold', '--limit', '1', '--cases', 'a'], /Choose one of --limit/],
  [['run', 'sums', '--model', 'baseline:gold', '--seed', '1'], /--seed belongs to --sample/],
  [['run', 'sums', '--model', 'baseline:gold', '--param', 'topp=1'], /Known: temperature, topP/],
  [['run', 'sums', '--model', 'baseline:gold', '--min-accuracy', '60'], /number from 0 to 1/],
  [['run', 'sums', '--model', 'gold'], /PROVIDER:MODEL/],
  [['run', 'nothing', '--model', 'baseline:gold'], /nothing/],
  [['report', '99'], /99/],
  [['export', '1', '--what', 'some', '--format', 'csv', '--out', 'x'], /Allowed choices are failures, all/],
])('%j is refused with exit code 2, a sentence and an empty stdout', async (words, message) => {
  const { code, stdout, stderr } = await at.benchgen(...words);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('with --json a refusal is one JSON document too', async () => {
  const { code, stdout } = await at.benchgen('report', '99', '--json');

  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-found', problems: [] } });
});

test('a data folder that cannot be used is said in a sentence, without a stack', async () => {
  writeFileSync(at.data, 'not a folder');

  const { code, stdout, stderr } = await at.benchgen('list');

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^benchgen: \S/);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a reader that has enough ends the command quietly', async () => {
  await at.benchgen('import', at.bundle);
  const { child, ended } = startCommand(['show', 'sums', '--json', '--data-dir', at.data]);
  child.stdout.destroy();

  expect(await ended).toMatchObject({ stderr: '' });
});
