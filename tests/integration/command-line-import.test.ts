import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';

import { type CommandSession, openCommandSession } from '../support/command-session.ts';
import { writeSumsBundle } from '../support/sums-environment.ts';

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let at: CommandSession;

beforeEach(() => {
  at = openCommandSession();
});

/** Writes a second bundle whose manifest is the first one's with a text replaced. */
function changedBundle(name: string, text: string, replacement: string): string {
  const folder = join(at.folder, name);
  writeSumsBundle(folder, 3);
  const manifest = join(folder, 'environment.yaml');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(text, replacement));
  return folder;
}

test('import says what the validator warns of', async () => {
  const check = '    - { kind: numeric }\n';
  const bundle = changedBundle('twice', check, check + check);

  const text = await at.benchgen('import', bundle);
  const { stdout } = await at.benchgen('import', bundle, '--json');

  expect(text).toMatchObject({ code: 0 });
  expect(text.stderr).toMatch(
    /^environment\.yaml:\d+:\d+: warning: Another check has the name "numeric" too\. /m,
  );
  expect(JSON.parse(stdout)).toMatchObject({
    imported: [{ id: 'sums', problems: [{ severity: 'warning', file: 'environment.yaml' }] }],
  });
});

test('what was imported before a failure is reported', async () => {
  const bad = changedBundle('bad', 'category: reasoning', 'categry: reasoning');

  const document = await at.benchgen('import', at.bundle, bad, '--json');
  const text = await at.benchgen('import', at.bundle, bad);

  expect(document.code).toBe(2);
  expect(JSON.parse(document.stdout)).toMatchObject({
    imported: [{ id: 'sums', version: '1.0.0' }],
    error: { code: 'bundle-invalid' },
  });
  expect(text.code).toBe(2);
  expect(text.stdout).toMatch(/^sums\s+1\.0\.0\s+[0-9a-f]{64}$/m);
  expect(text.stderr).toMatch(/bad was not imported/);
  expect(text.stderr).not.toMatch(/Nothing was written/);
});
