import { execFile } from 'node:child_process';

import type { EscapeRunner, ProgramEnd } from '../escape-attempt.ts';

const OPTIONS = { timeout: 20_000, maxBuffer: 64 * 1024 * 1024 } as const;

/** The Python of the system, with nothing around it. */
export const plainPython: EscapeRunner = {
  name: 'plain-python',
  async runAll(programs) {
    const ends: ProgramEnd[] = [];
    for (const code of programs) ends.push(await run(code));
    return ends;
  },
  close: () => Promise.resolve(),
};

function run(code: string): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = execFile('python3', ['-I', '-'], OPTIONS, (error, stdout, stderr) =>
      resolve({ isOk: error === null, stdout, rest: stderr }),
    );
    child.stdin?.end(code);
  });
}
