import { BoundaryError } from '#core/engine/boundary.ts';
import type { CodeOutcome, CodeRequest, CodeSandbox } from '#core/engine/ports.ts';
import { entryUrl } from '#core/entry-url.ts';

import type { ThreadAnswer } from '../threads/guarded-thread.ts';
import { idlestLane, ThreadLane } from '../threads/thread-lane.ts';
import type { JavascriptRequest } from './javascript-messages.ts';
import { JAVASCRIPT_SANDBOX } from './sandbox-name.ts';

const OUTPUT_LIMIT = 64_000;
/** A built-in of the interpreter may overshoot the deadline; after so much more the thread is killed. */
const GRACE_MS = 1_000;

/** A sandbox that must be closed. */
export type OwnedCodeSandbox = CodeSandbox & { close(): Promise<void> };

/** JavaScript in QuickJS, compiled to WebAssembly: no files, no network, no process to reach. `size` threads at most. */
export function createJavascriptSandbox({ size }: { size: number }): OwnedCodeSandbox {
  const lanes = Array.from({ length: size }, () => new ThreadLane(entryUrl('javascript-sandbox')));
  return {
    run: (request, signal) =>
      idlestLane(lanes).use((thread) =>
        run(request, (asked, withinMs) => thread.ask(asked, withinMs, signal)),
      ),
    close: async () => void (await Promise.all(lanes.map((lane) => lane.close()))),
  };
}

async function run(
  { source, call, timeoutMs, memoryBytes, outputLimit = OUTPUT_LIMIT }: CodeRequest,
  ask: (request: JavascriptRequest, withinMs: number) => Promise<ThreadAnswer<CodeOutcome>>,
): Promise<CodeOutcome> {
  const request = { source, timeoutMs, memoryBytes, outputLimit, ...(call === undefined ? {} : { call }) };
  const startedAt = performance.now();
  const answer = await ask(request, timeoutMs + GRACE_MS);
  switch (answer.type) {
    case 'answer':
      return answer.value;
    case 'overdue':
      return killed('time', performance.now() - startedAt);
    case 'died':
      return killed('crash', performance.now() - startedAt, answer.message);
    case 'fault':
    case 'unstarted':
      throw new BoundaryError('sandbox', `The JavaScript sandbox does not work: ${answer.message}.`);
  }
}

function killed(end: 'time' | 'crash', durationMs: number, message?: string): CodeOutcome {
  return {
    sandbox: JAVASCRIPT_SANDBOX,
    end,
    stdout: '',
    stderr: '',
    error: message === undefined ? null : { type: 'InternalError', message, traceback: '' },
    durationMs,
    valueJson: null,
    failedAssertions: [],
  };
}
