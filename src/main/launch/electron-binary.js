import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../node_modules/electron/', import.meta.url));
/** A download that brings nothing for this long is given up. */
const STALL_MS = 8_000;

/** Path of Electron's executable, or null where it has not been installed. */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existsSync(join(override, 'electron')) ? join(override, 'electron') : null;
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** Downloads Electron's executable; null if that fails or stalls. */
export async function installElectron() {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer)) return null;
  console.error('Installing the desktop window (about 110 MB, once) …');
  const temporary = mkdtempSync(join(tmpdir(), 'benchgen-electron-'));
  try {
    await runUntilStalled(installer, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return findElectron();
}

function runUntilStalled(installer, temporary) {
  const child = spawn(process.execPath, [installer], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  return new Promise((resolve) => {
    let bytes = 0;
    let grownAt = Date.now();
    const watch = setInterval(() => {
      const now = sizeOf(temporary) + sizeOf(join(folder, 'dist'));
      if (now !== bytes) grownAt = Date.now();
      bytes = now;
      if (Date.now() - grownAt > STALL_MS) child.kill('SIGKILL');
    }, 500);
    const end = () => {
      clearInterval(watch);
      resolve();
    };
    child.on('error', end);
    child.on('exit', end);
  });
}

function sizeOf(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.size;
  return readdirSync(path).reduce((total, name) => total + sizeOf(join(path, name)), 0);
}
