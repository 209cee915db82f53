import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { EscapeRunner, ProgramEnd } from '../escape-attempt.ts';
import type { EscapeWorld } from '../escape-world.ts';

const RUNNER = `
  const { parentPort } = require('node:worker_threads');
  globalThis.require = require;
  parentPort.on('message', async (source) => {
    let stdout = '';
    console.log = (...values) => { stdout += values.join(' ') + '\\n'; };
    const result = {};
    try { await (0, eval)(source); } catch (error) { result.error = String(error); }
    parentPort.postMessage({ isOk: result.error === undefined, stdout, rest: result.error ?? '' });
  });`;

const ENDED: ProgramEnd = { isOk: false, stdout: '', rest: 'the thread ended' };

/** A thread of Node that runs programs with eval, as a runner without a sandbox would. One thread for the programs of an attempt. */
export function plainNode(world: EscapeWorld): Promise<EscapeRunner> {
  const env = { [world.fill('@SECRET_VARIABLE@')]: world.secret };
  return Promise.resolve({
    name: 'eval in Node',
    async runAll(programs) {
      const worker = new Worker(RUNNER, { eval: true, env });
      const ended = once(worker, 'exit').then(() => ENDED);
      const ends: ProgramEnd[] = [];
      for (const program of programs) {
        const answered = once(worker, 'message').then(([told]) => told as ProgramEnd);
        worker.postMessage(program);
        ends.push(await Promise.race([answered, ended]));
      }
      await worker.terminate();
      return ends;
    },
    close: () => Promise.resolve(),
  });
}
