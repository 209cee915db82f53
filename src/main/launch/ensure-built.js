import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The last thing a build writes, so a build that was cut short does not count. */
const PRODUCT = 'out/renderer/index.html';
const SOURCES = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];

/** Whether `out/` holds a build of the sources as they are now. */
export function isBuilt(folder = root) {
  const product = join(folder, PRODUCT);
  if (!existsSync(product)) return false;
  const builtAt = statSync(product).mtimeMs;
  return SOURCES.every((source) => newestChange(join(folder, source)) <= builtAt);
}

/** Builds `out/` if it is missing or older than the sources. False, after a sentence on stderr, if that fails. */
export function ensureBuilt() {
  if (isBuilt()) return true;
  console.error('Building the interface (a few seconds, only after changes) …');
  const command = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const build = spawnSync(process.execPath, [command, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (build.status === 0) return true;
  console.error('The interface could not be built. Run npm ci, then npm run build to see why.');
  process.exitCode = 1;
  return false;
}

function newestChange(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(status.mtimeMs, ...inside);
}
