import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { WARM_UP } from './child/prelude.ts';
import { childCommand } from './child-command.ts';
import { pyodideVersion } from './pyodide-directory.ts';
import { packSnapshot } from './snapshot-file.ts';

export interface SnapshotOptions {
  readonly cacheDirectory: string;
  readonly pyodideDirectory: string;
  readonly bubblewrap: boolean;
}

/** Keeps the memory of a warm interpreter on disk. Any number of processes may do so in one folder. */
export interface SnapshotStore {
  /** Identifies the interpreter and its warm-up; part of the file. */
  readonly key: string;
  readonly path: string;
  /** Makes the snapshot where there is none. False when that did not work; programs run all the same, after a slower start. */
  ensure(): Promise<boolean>;
  /** Forgets a snapshot that could not be used. */
  discard(): void;
}

const PREFIX = 'python-';
const SUFFIX = '.snapshot';

export function openSnapshotStore({
  cacheDirectory,
  pyodideDirectory,
  bubblewrap,
}: SnapshotOptions): SnapshotStore {
  const key = createHash('sha256')
    .update(`${pyodideVersion(pyodideDirectory)}\n${WARM_UP}`)
    .digest('hex')
    .slice(0, 16);
  const name = `${PREFIX}${key}${SUFFIX}`;
  const path = join(cacheDirectory, name);
  let making: Promise<boolean> | null = null;
  let cannotMake = false;

  async function make(): Promise<boolean> {
    try {
      const settings = { pyodideDirectory, snapshotPath: null, snapshotKey: key, makesSnapshot: true };
      const bytes = await outputOf(childCommand(settings, { bubblewrap }));
      await mkdir(cacheDirectory, { recursive: true });
      const partial = join(cacheDirectory, `${name}.${randomUUID()}`);
      await writeFile(partial, packSnapshot(bytes, key), { mode: 0o600 });
      await rename(partial, path);
      await removeOthers(cacheDirectory, name);
      return true;
    } catch {
      // No room, no right to write, no child: every start is a slow one then, and none waits for another try.
      cannotMake = true;
      return false;
    }
  }

  return {
    key,
    path,
    ensure() {
      if (existsSync(path)) return Promise.resolve(true);
      if (cannotMake) return Promise.resolve(false);
      making ??= make().finally(() => (making = null));
      return making;
    },
    discard: () => rmSync(path, { force: true }),
  };
}

function outputOf(command: ReturnType<typeof childCommand>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.arguments, {
      env: command.environment,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      const bytes = Buffer.concat(chunks);
      // A child that failed says so in a line of text instead.
      if (bytes.length > 1_000_000) resolve(bytes);
      else reject(new Error(bytes.toString('utf8')));
    });
  });
}

/** Snapshots of other versions are of no use any more. */
async function removeOthers(directory: string, name: string): Promise<void> {
  const names = await readdir(directory);
  const old = names.filter((other) => other.startsWith(PREFIX) && other.endsWith(SUFFIX) && other !== name);
  await Promise.all(old.map((other) => rm(join(directory, other), { force: true })));
}
