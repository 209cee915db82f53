import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { EscapeRunner, ProgramEnd } from '../escape-attempt.ts';

const CHILD = fileURLToPath(new URL('./plain-pyodide-child.ts', import.meta.url));

/** An attempt may leave the process hanging; what it did until then counts. */
const MOST_MS = 30_000;

/** Pyodide as it comes, in a process of its own for each attempt. */
export async function plainPyodide(): Promise<EscapeRunner> {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-plain-'));
  const snapshot = join(folder, 'snapshot.bin');
  await run('make', snapshot);
  return {
    name: 'plain-pyodide',
    async runAll(programs) {
      const input = join(folder, 'programs.json');
      const output = join(folder, 'ends.jsonl');
      writeFileSync(input, JSON.stringify(programs));
      writeFileSync(output, '');
      await run('run', snapshot, input, output);
      const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line) as ProgramEnd);
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function run(...words: string[]): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, ...words], {
    stdio: 'ignore',
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  await once(child, 'exit');
}
