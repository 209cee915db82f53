import type { CodeOutcome } from '#core/engine/ports.ts';

import { serveThread, type ThreadPort } from '../threads/serve-thread.ts';
import { guestFault } from './guest-error.ts';
import type { JavascriptRequest } from './javascript-messages.ts';
import { createQuickjsStock } from './load-quickjs.ts';
import { runProgram } from './run-program.ts';
import { JAVASCRIPT_SANDBOX } from './sandbox-name.ts';

/** The life of the JavaScript thread: one program after the other, each in an interpreter of its own. */
export function serveJavascript(port: ThreadPort): void {
  const stock = createQuickjsStock();
  serveThread(port, async (request: JavascriptRequest) => {
    const quickjs = await stock.take(request.memoryBytes);
    const startedAt = performance.now();
    try {
      const { outcome, isSound } = runProgram(quickjs, request);
      if (isSound) stock.giveBack(quickjs, request.memoryBytes);
      return outcome;
    } catch (error) {
      return crashed(error, performance.now() - startedAt);
    }
  });
}

/** The interpreter gave out under the program; the next one starts anew. */
function crashed(error: unknown, durationMs: number): CodeOutcome {
  const message = error instanceof Error ? error.message : String(error);
  const end = message.includes('memory') ? 'memory' : 'crash';
  return {
    sandbox: JAVASCRIPT_SANDBOX,
    end,
    stdout: '',
    stderr: '',
    error: guestFault('InternalError', message),
    durationMs,
    valueJson: null,
    failedAssertions: [],
  };
}
