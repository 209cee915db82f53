// Plants one import for each arrow that the dependency rule forbids, and shows that the check fails for each.
// Works on a copy in the temporary folder, so that a kill at any moment leaves the checkout as it was.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Plant, plants } from './border-plants.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PREFIX = 'benchgen-borders-';

/** The sources beside links to the packages; the caches of the compiler stay apart. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  for (const path of ['src', 'tests', 'resources', 'package.json', 'tsconfig.json', '.oxlintrc.json']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  return copy;
}

/** What the check says about the planted file; empty if it lets it pass. */
function complaints(copy: string, plant: Plant): string {
  const [command, ...words] =
    plant.tool === 'types'
      ? ['typescript/bin/tsc', '-b', '--pretty', 'false']
      : ['oxlint/bin/oxlint', '--max-warnings', '0', '--format', 'unix', ...Object.keys(plant.files)];
  const program = join(root, 'node_modules', command ?? '');
  const check = spawnSync(process.execPath, [program, ...words], { cwd: copy, encoding: 'utf8' });
  const lines = `${check.stdout}\n${check.stderr}`.split('\n');
  return lines.filter((line) => Object.keys(plant.files).some((path) => line.includes(path))).join('\n');
}

function tryPlant(copy: string, plant: Plant): boolean {
  for (const [path, source] of Object.entries(plant.files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), source);
  }
  const said = complaints(copy, plant);
  for (const path of Object.keys(plant.files)) rmSync(join(copy, path));
  const isRight = plant.allowed === true ? said === '' : said !== '';
  const verdict = isRight ? 'ok  ' : 'FAIL';
  const reason = said.split('\n')[0]?.slice(0, 120) || 'nothing';
  console.log(
    `${verdict} ${plant.allowed === true ? 'allows' : 'refuses'} ${plant.arrow}  [${plant.tool}: ${reason}]`,
  );
  return isRight;
}

/** Copies of earlier checks that were killed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

sweep();
const copy = copyTree();
const cleanUp = () => rmSync(copy, { recursive: true, force: true });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    cleanUp();
    process.exit(1);
  });
}
try {
  const wrong = plants.filter((plant) => !tryPlant(copy, plant));
  const forbidden = plants.filter((plant) => plant.allowed !== true).length;
  console.log(
    `\n${forbidden} forbidden arrows tried, ${plants.length - forbidden} allowed ones; ${wrong.length} wrong.`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  cleanUp();
}
