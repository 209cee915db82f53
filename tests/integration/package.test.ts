import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { Report } from '#shared/domain/report.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function node(words: readonly string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

test(
  'the packed application runs cases under Node, in every sandbox, with the native library of this platform only',
  { timeout: 180_000 },
  () => {
    const folder = temporaryFolder();
    const application = join(folder, 'application');

    node(['tests/scripts/package.ts', '--dir', `-c.directories.output=${join(folder, 'dist')}`]);
    const packed = readdirSync(join(folder, 'dist')).find((name) => /-unpacked$|^mac/.test(name)) ?? '';
    const archive = readdirSync(join(folder, 'dist', packed), { recursive: true, encoding: 'utf8' }).find(
      (path) => path.endsWith('app.asar'),
    );
    node([
      'node_modules/@electron/asar/bin/asar.js',
      'extract',
      join(folder, 'dist', packed, archive ?? ''),
      application,
    ]);
    const data = ['--data-dir', join(folder, 'data')];
    // One that only compares texts, and one for every sandbox.
    for (const id of ['general-knowledge', 'javascript-functions', 'python-functions', 'sql-questions']) {
      const words = [
        'out/main/cli.js',
        'run',
        id,
        '--model',
        'baseline:gold',
        '--limit',
        '1',
        '--json',
        ...data,
      ];
      const { runs } = JSON.parse(node(words, application)) as { runs: unknown[] };
      expect(Report.parse(runs[0])).toMatchObject({ status: 'completed', counts: { pass: 1, total: 1 } });
    }

    expect(readdirSync(join(application, 'node_modules/better-sqlite3/prebuilds'))).toEqual([
      `${process.platform}-${process.arch}.node`,
    ]);
    expect(readdirSync(join(application, 'node_modules'))).not.toContain('react');
  },
);
