import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { dataDirectory } from '../../src/main/launch/data-directory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launch = fileURLToPath(new URL('../../src/main/launch/', import.meta.url));

/** A copy of the launcher that believes to run on another Node. */
function launcherOn(version: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src/main'), { recursive: true });
  cpSync(launch, join(folder, 'src/main/launch'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(
    join(folder, 'disguise.cjs'),
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
  );
  return folder;
}

function start(folder: string, words: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', join(folder, 'disguise.cjs'), join(folder, 'src/main/launch/benchgen.js'), ...words],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...environment } },
  );
  return { status, stdout, stderr };
}

describe('an old Node', () => {
  test('gets one sentence that says what to do, and exit code 2', () => {
    const folder = launcherOn('20.20.2');

    expect(start(folder, ['--help'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'BenchGen needs Node 24 or newer; this is Node 20.20.2. Run npm ci in its folder, which brings the right one, or install it from nodejs.org.\n',
    });
  });

  test('hands over to the Node of the dependencies where there is one, with words and exit code', () => {
    const folder = launcherOn('20.20.2');
    mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'));
    writeFileSync(
      join(folder, 'src/main/cli.ts'),
      'console.log(process.argv.slice(2).join("+")); process.exitCode = 3;',
    );

    expect(start(folder, ['run', 'x y'])).toEqual({ status: 3, stdout: 'run+x y\n', stderr: '' });
  });

  test('does not hand over for ever', () => {
    const folder = launcherOn('20.20.2');
    mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'));

    expect(start(folder, [], { BENCHGEN_RESTARTED: '1' }).status).toBe(2);
  });

  const system = ['/usr/local/bin/node', '/usr/bin/node'].find(
    (path) =>
      existsSync(path) &&
      /^v(1\d|2[0-3])\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout),
  );
  test.skipIf(system === undefined)('of the system itself is noticed too (skipped where it is new)', () => {
    const { status, stderr } = spawnSync(system ?? '', [join(launch, 'benchgen.js'), '--help'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', BENCHGEN_RESTARTED: '1' },
    });

    expect(status).toBe(2);
    expect(stderr).toMatch(/^BenchGen needs Node 24 or newer; this is Node \d/);
  });
});

describe('what is built', () => {
  /** A build at second 100 of sources that were changed at `changedAt`. */
  async function checkout(changedAt: number) {
    const folder = temporaryFolder();
    for (const path of ['src/renderer', 'out/renderer']) mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, 'src/renderer/app.tsx'), '');
    writeFileSync(join(folder, 'out/renderer/index.html'), '');
    utimesSync(join(folder, 'out/renderer/index.html'), 100, 100);
    for (const path of ['src/renderer', 'src', 'src/renderer/app.tsx']) utimesSync(join(folder, path), 1, 1);
    utimesSync(join(folder, 'src/renderer/app.tsx'), changedAt, changedAt);
    const { isBuilt }: { isBuilt: (folder: string) => boolean } = await import(
      join(launch, 'ensure-built.js')
    );
    return isBuilt(folder);
  }

  test('counts while it is newer than all sources', async () => {
    expect(await checkout(99)).toBe(true);
  });

  test('does not count once a source has changed', async () => {
    expect(await checkout(101)).toBe(false);
  });
});

describe('the data folder', () => {
  const variables = { HOME: '/home/a', XDG_DATA_HOME: '/data', APPDATA: 'C:\\Users\\a\\AppData\\Roaming' };

  test('is the one asked for, then that of BENCHGEN_DATA_DIR, then that of the platform', () => {
    expect(dataDirectory('/here', { BENCHGEN_DATA_DIR: '/there' })).toBe('/here');
    expect(dataDirectory(undefined, { BENCHGEN_DATA_DIR: '/there' })).toBe('/there');
    expect(dataDirectory(undefined, variables, 'linux')).toBe('/data/benchgen');
    expect(dataDirectory(undefined, {}, 'linux')).toMatch(/\/\.local\/share\/benchgen$/);
    expect(dataDirectory(undefined, variables, 'darwin')).toMatch(
      /\/Library\/Application Support\/BenchGen$/,
    );
  });
});

test('npm start says in one line why there is no window, and serves the interface', () => {
  const { stderr } = spawnSync(
    process.execPath,
    [join(launch, 'start.js'), '--browser', '--port', 'no-port'],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );

  expect(stderr).toContain(
    'No desktop window: the browser was asked for. Opening BenchGen in the browser instead.\n',
  );
  expect(stderr).toContain("error: option '--port <n>' argument 'no-port' is invalid.");
});
