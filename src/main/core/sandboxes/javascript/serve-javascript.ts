import {
  type CustomizeVariantOptions,
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import releaseSync from '@jitl/quickjs-wasmfile-release-sync';

import type { CodeOutcome } from '#core/engine/ports.ts';

import type { ThreadPort } from '../threads/serve-thread.ts';
import { serveThread } from '../threads/serve-thread.ts';
import { guestFault } from './guest-error.ts';
import type { JavascriptRequest } from './javascript-messages.ts';
import { runProgram } from './run-program.ts';
import { JAVASCRIPT_SANDBOX } from './sandbox-name.ts';

/** Memory of WebAssembly never shrinks: beyond this an interpreter is replaced by a new one. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** What the module would print when it gives out is told by its exception. */
const quiet: NonNullable<CustomizeVariantOptions['emscriptenModule']> & { printErr(): void } = {
  printErr: () => undefined,
};
const silent = newVariant(releaseSync, { emscriptenModule: quiet });

/** The life of the JavaScript thread: one program after the other, each in an interpreter of its own. */
export function serveJavascript(port: ThreadPort): void {
  let quickjs: QuickJSWASMModule | null = null;
  serveThread(port, async (request: JavascriptRequest) => {
    quickjs ??= await newQuickJSWASMModuleFromVariant(silent);
    const used = quickjs;
    quickjs = null;
    const startedAt = performance.now();
    try {
      const { outcome, isSound } = runProgram(used, request);
      if (isSound && used.getWasmMemory().buffer.byteLength <= KEPT_BYTES) quickjs = used;
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
