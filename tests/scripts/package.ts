// Packs the application with electron-builder. `--dir` makes the folder only, without an installer;
// where Electron's program is not to be had, `--dir` packs around a stand-in, so that the content can be checked.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const words = process.argv.slice(2);

function run(program: string, parameters: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [program, ...parameters], {
    cwd: root,
    stdio: 'inherit',
    // Signing wants certificates that a checkout does not have.
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  return status ?? 1;
}

/** A folder that passes for an unpacked Electron. What is packed around it does not start. */
function standIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-electron-'));
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'locales'));
  writeFileSync(
    join(folder, 'electron'),
    '#!/bin/sh\necho "This is a stand-in for Electron." >&2\nexit 1\n',
    {
      mode: 0o755,
    },
  );
  return folder;
}

function pack(): number {
  if (run(join(root, 'tests/scripts/build-if-needed.js'), []) !== 0) return 1;
  const installed = join(root, 'node_modules/electron/dist');
  const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));
  if (existsSync(join(root, 'node_modules/electron/path.txt')) && existsSync(installed)) {
    return run(builder, [`-c.electronDist=${installed}`, ...words]);
  }
  if (!words.includes('--dir')) return run(builder, words);
  console.error("Electron's program is not installed: packing around a stand-in that does not start.");
  const folder = standIn();
  try {
    return run(builder, [`-c.electronDist=${folder}`, ...words]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = pack();
