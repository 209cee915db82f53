import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { createPythonSandbox } from '#core/sandboxes/python/create-python-sandbox.ts';

import type { BenchRow } from './bench-row.ts';
import { inTurns } from './in-turns.ts';
import { readPythonPrograms } from './python-programs.ts';
import { series } from './series.ts';

const CONCURRENCY = 2;
const ROUNDS = 7;
const GOAL = 2;
const LIMITS = { timeoutMs: 20_000, memoryBytes: 512 * 1024 * 1024 } as const;

/** Programs a second in the warm sandbox, its memory put back after each, against a new `python3 -I` for each. */
export const pythonExecutions: BenchRow = {
  id: 'python-executions',
  async measure() {
    const { origin, sources } = readPythonPrograms();
    const python = findPython();
    const sandbox = createPythonSandbox({ size: CONCURRENCY, cacheDirectory: null });
    const signal = new AbortController().signal;
    const inSandbox = async (source: string): Promise<void> => {
      const { end, error } = await sandbox.run({ source, ...LIMITS }, signal);
      if (end !== 'ok') throw new Error(`A program ended with ${end}: ${error?.message ?? ''}`);
    };
    try {
      await inTurns(sources, CONCURRENCY, inSandbox);
      const warm: number[] = [];
      const fresh: number[] = [];
      // In turns, so that what else the machine does meets both.
      for (let round = 0; round < ROUNDS; round += 1) {
        warm.push(await rate(sources, inSandbox));
        fresh.push(await rate(sources, (source) => inNewProcess(python, source)));
      }
      return [
        {
          what: `Python, ${sources.length} programs of ${origin}, ${CONCURRENCY} at a time`,
          unit: 'programs/s',
          measured: series('warm sandbox, memory put back', warm),
          reference: series(`a new ${versionOf(python)} each`, fresh),
          goal: { of: 'ratio', bound: 'least', value: GOAL },
        },
      ];
    } finally {
      await sandbox.close();
    }
  },
};

async function rate(sources: readonly string[], run: (source: string) => Promise<void>): Promise<number> {
  const started = performance.now();
  await inTurns(sources, CONCURRENCY, run);
  return sources.length / ((performance.now() - started) / 1000);
}

function inNewProcess(python: string, source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(python, ['-I', '-'], (error) => (error === null ? resolve() : reject(error)));
    child.stdin?.end(source);
  });
}

/** The interpreter itself: a version manager's script in its place would be measured too. */
function findPython(): string {
  const known = ['/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'];
  return known.find((path) => existsSync(path)) ?? 'python3';
}

function versionOf(python: string): string {
  return execFileSync(python, ['--version'], { encoding: 'utf8' }).trim();
}
