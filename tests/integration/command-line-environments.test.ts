import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';

import { calls } from '#shared/contract.ts';
import { Problem } from '#shared/domain/problem.ts';
import { runCommand } from '../support/command-line-process.ts';
import { type CommandSession, openCommandSession } from '../support/command-session.ts';
import { writeSumsBundle } from '../support/sums-environment.ts';

const BUILT_IN = fileURLToPath(new URL('../../resources/environments/everyday-quantities', import.meta.url));

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(() => {
  at = openCommandSession();
});

test('a folder is imported, and importing it again changes nothing', async () => {
  const imported = z.strictObject({ imported: z.array(calls['import.commit'].output) });

  const first = await at.json(imported, 'import', at.bundle);
  const second = await at.json(imported, 'import', at.bundle);

  expect(first.imported).toMatchObject([{ id: 'sums', version: '1.0.0', alreadyInstalled: false }]);
  expect(second.imported).toMatchObject([{ digest: first.imported[0]?.digest, alreadyInstalled: true }]);
});

test('the same version with other content is refused until --as names a version', async () => {
  await at.benchgen('import', at.bundle);
  writeSumsBundle(at.bundle, 9);

  const refused = await at.benchgen('import', at.bundle);
  const accepted = await at.benchgen('import', at.bundle, '--as', '1.1.0');

  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/sums 1\.0\.0 is installed with other content\..* --as /);
  expect(accepted.code).toBe(0);
  expect(accepted.stdout).toMatch(/^sums\s+1\.1\.0\s+[0-9a-f]{64}$/m);
});

test('validate names file, line and column of what is wrong and writes nothing', async () => {
  const manifest = join(at.bundle, 'environment.yaml');
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace('category: reasoning', 'categry: reasoning'),
  );

  const text = await at.benchgen('validate', at.bundle);
  const document = await at.json(
    z.strictObject({ valid: z.boolean(), problems: z.array(Problem), stress: z.null() }),
    'validate',
    at.bundle,
  );

  expect(text.code).toBe(2);
  expect(text.stdout).toMatch(/^environment\.yaml:5:1: .*categry.*category/m);
  expect(document.valid).toBe(false);
  expect(document.problems[0]).toMatchObject({ file: 'environment.yaml', line: 5, column: 1 });
  expect(existsSync(at.data)).toBe(false);
});

test('validate --stress tries a folder without installing it', async () => {
  const { code, stdout } = await at.benchgen('validate', BUILT_IN, '--stress');

  expect(code).toBe(0);
  expect(stdout).toMatch(/^gold\s+100\.0%/m);
  expect(existsSync(at.data)).toBe(false);
});

test('list and show give what the contract says', async () => {
  await at.benchgen('import', at.bundle);

  const list = await at.json(calls['environments.list'].output, 'list');
  const detail = await at.json(calls['environments.get'].output, 'show', 'sums');

  expect(list.find(({ id }) => id === 'sums')).toMatchObject({ version: '1.0.0', caseCount: 8 });
  expect(detail.manifest.dataset.file).toBe('cases.jsonl');
});

test('a grant is shown until it is revoked', async () => {
  await at.benchgen('import', at.bundle);

  await at.benchgen('grant', 'sums', 'native-python');
  const granted = await at.json(calls['environments.get'].output, 'show', 'sums');
  await at.benchgen('revoke', 'sums');
  const revoked = await at.json(calls['environments.get'].output, 'show', 'sums');

  expect([granted.grants, revoked.grants]).toEqual([['native-python'], []]);
});

test('pack makes the same bytes of the same files', async () => {
  const [one, other] = [join(at.folder, '1.zip'), join(at.folder, '2.zip')];

  await at.benchgen('pack', at.bundle, '--out', one);
  await at.benchgen('pack', at.bundle, '--out', other);

  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  expect(await at.benchgen('import', one)).toMatchObject({ code: 0 });
});

test('are added, listed without any part of a key, and removed', async () => {
  const key = 'sk-very-secret-0123456789';
  const add = ['providers', 'add', 'mine', '--kind', 'openai', '--base-url', 'http://127.0.0.1:9/v1'];
  await at.benchgen(...add, '--key-env', 'MY_KEY');

  const words = ['--data-dir', at.data, '--json'];
  const listed = await runCommand(['providers', ...words], { MY_KEY: key });
  const models = await runCommand(['models', ...words], { MY_KEY: key });
  await at.benchgen('providers', 'remove', 'mine');
  const after = await at.json(calls['providers.list'].output, 'providers');

  const states = calls['providers.list'].output.parse(JSON.parse(listed.stdout));
  expect(states.find(({ config }) => config.name === 'mine')).toMatchObject({
    hasKey: true,
    keyHint: null,
  });
  for (const text of [listed, models]) expect(text.stdout + text.stderr).not.toContain(key.slice(-4));
  expect(after.map(({ config }) => config.name)).not.toContain('mine');
});
