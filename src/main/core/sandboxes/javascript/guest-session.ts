import {
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
  Scope,
} from 'quickjs-emscripten-core';

import type { CodeOutcome } from '#core/engine/ports.ts';

import { PRELUDE } from './guest/prelude.ts';
import { guestFault, readGuestError } from './guest-error.ts';
import { createGuestOutput, type GuestOutput } from './guest-output.ts';
import type { JavascriptRequest } from './javascript-messages.ts';

/** Deep recursion of a program ends here, long before the stack of the thread does. */
const STACK_BYTES = 256 * 1024;

/** Of the memory that is allowed: from here on it may have given out. */
const FULL_SHARE = 0.9;

/** Why an execution is over before its end. */
export class GuestStop extends Error {
  override readonly name = 'GuestStop';
  readonly end: CodeOutcome['end'];
  readonly fault: CodeOutcome['error'];

  constructor(end: CodeOutcome['end'], fault: CodeOutcome['error']) {
    super(end);
    this.end = end;
    this.fault = fault;
  }
}

/** An interpreter of its own for one execution. Its limits hold for everything that runs in it; memory is bounded by its module. */
export class GuestSession {
  readonly context: QuickJSContext;
  readonly output: GuestOutput;
  readonly #runtime: QuickJSRuntime;
  /** Every value the host holds; none may be left when the interpreter goes. */
  readonly #held = new Scope();
  readonly #driver: QuickJSHandle;
  readonly #isFull: () => boolean;
  #endsAt = Infinity;

  constructor(quickjs: QuickJSWASMModule, { timeoutMs, memoryBytes, outputLimit }: JavascriptRequest) {
    this.#isFull = () => quickjs.getWasmMemory().buffer.byteLength >= FULL_SHARE * memoryBytes;
    this.output = createGuestOutput(outputLimit);
    this.#runtime = quickjs.newRuntime({
      maxStackSizeBytes: STACK_BYTES,
      interruptHandler: () => this.#isOver(),
      moduleLoader: (name) => moduleText(name),
    });
    this.context = this.#runtime.newContext();
    this.#driver = this.#start(outputLimit);
    this.#endsAt = performance.now() + timeoutMs;
  }

  /** Runs source text. Gives what it came to: of a script its last value, of a module its promise or namespace. */
  evaluate(source: string, type: 'global' | 'module'): QuickJSHandle {
    return this.#landed(this.context.evalCode(source, 'program.js', { type }));
  }

  /** Whether the text could be run as a script; nothing of it is run. */
  isScript(source: string): boolean {
    const compiled = this.context.evalCode(source, 'program.js', { type: 'global', compileOnly: true });
    this.hold(compiled.error ?? compiled.value);
    return compiled.error === undefined;
  }

  /** Calls a function with arguments as JSON text. Gives the promise of the result as JSON text. */
  call(target: QuickJSHandle, argumentsText: string): QuickJSHandle {
    return this.#drive('callFunction', target, this.hold(this.context.newString(argumentsText)));
  }

  /** Runs what is waiting until `promise` is settled and gives its value, or, without one, until nothing waits. */
  settle(promise: QuickJSHandle | null): QuickJSHandle | null {
    for (;;) {
      this.#runJobs();
      const value = promise === null ? null : this.#settled(promise);
      if (value !== null) return value;
      const waitMs = this.context.getNumber(this.#drive('dueIn'));
      if (waitMs < 0) break;
      this.#wait(waitMs);
      this.#drive('fireNext');
    }
    if (promise !== null) throw neverSettled();
    return null;
  }

  /** A property of a value. */
  propertyOf(value: QuickJSHandle, name: string): QuickJSHandle {
    return this.hold(this.context.getProp(value, name));
  }

  /** Keeps a value until the end. */
  hold(value: QuickJSHandle): QuickJSHandle {
    return this.#held.manage(value);
  }

  dispose(): void {
    this.#held.dispose();
    this.context.dispose();
    this.#runtime.dispose();
  }

  #start(outputLimit: number): QuickJSHandle {
    const { context, output } = this;
    const make = this.hold(context.unwrapResult(context.evalCode(PRELUDE, 'prelude.js', { type: 'global' })));
    const write = context.newFunction('write', (stream, text) => {
      output.write(context.getString(stream), context.getString(text));
    });
    const note = context.newFunction('noteFailure', (text) => output.noteFailure(context.getString(text)));
    const values = [write, note, context.newNumber(outputLimit)].map((value) => this.hold(value));
    return this.hold(context.unwrapResult(context.callFunction(make, context.undefined, ...values)));
  }

  #drive(name: string, ...values: QuickJSHandle[]): QuickJSHandle {
    const method = this.propertyOf(this.#driver, name);
    return this.#landed(this.context.callFunction(method, this.context.undefined, ...values));
  }

  #runJobs(): void {
    while (this.#runtime.hasPendingJob()) {
      const done = this.#runtime.executePendingJobs();
      if (done.error !== undefined) throw this.#stopOf(this.hold(done.error));
      done.dispose();
      this.#checkLimits();
    }
  }

  #settled(promise: QuickJSHandle): QuickJSHandle | null {
    const state = this.context.getPromiseState(promise);
    if (state.type === 'pending') return null;
    if (state.type === 'rejected') throw this.#stopOf(this.hold(state.error));
    return this.hold(state.value);
  }

  #wait(waitMs: number): void {
    const leftMs = this.#endsAt - performance.now();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.max(0, Math.min(waitMs, leftMs)));
    this.#checkLimits();
  }

  #landed(result: { error?: QuickJSHandle | undefined; value?: QuickJSHandle }): QuickJSHandle {
    if (result.error !== undefined) throw this.#stopOf(this.hold(result.error));
    const value = this.hold(result.value ?? this.context.undefined);
    this.#checkLimits();
    return value;
  }

  #isOver(): boolean {
    return this.output.isFlooded || performance.now() >= this.#endsAt;
  }

  #checkLimits(): void {
    if (this.output.isFlooded) throw new GuestStop('output', null);
    if (performance.now() >= this.#endsAt) throw new GuestStop('time', null);
  }

  /** What a thrown value says of the execution. Its description is code of the prelude and may itself be stopped. */
  #stopOf(error: QuickJSHandle): GuestStop {
    this.#checkLimits();
    const method = this.propertyOf(this.#driver, 'describe');
    const described = this.context.callFunction(method, this.context.undefined, error);
    this.hold(described.error ?? described.value);
    this.#checkLimits();
    if (described.error !== undefined) return new GuestStop('memory', null);
    const fault = readGuestError(this.context.getString(described.value));
    const isMemory =
      fault.type === 'InternalError' ? fault.message === 'out of memory' : isNothing(fault) && this.#isFull();
    return new GuestStop(isMemory ? 'memory' : 'exception', fault);
  }
}

/** Where not even an error fits in, null is thrown. */
function isNothing({ type, message }: { type: string; message: string }): boolean {
  return type === 'object' && message === 'null';
}

function neverSettled(): GuestStop {
  const message = 'The program ended while a promise it waited for was never settled.';
  return new GuestStop('exception', guestFault('Error', message));
}

const ASSERT_MODULES = ['assert', 'node:assert', 'assert/strict', 'node:assert/strict'];

function moduleText(name: string): string | { error: Error } {
  if (!ASSERT_MODULES.includes(name)) {
    return {
      error: new Error(`Cannot find module '${name}': only 'assert' can be imported in the sandbox.`),
    };
  }
  const names = 'ok, equal, notEqual, strictEqual, notStrictEqual, deepEqual, notDeepEqual, deepStrictEqual';
  const more =
    'notDeepStrictEqual, throws, doesNotThrow, rejects, doesNotReject, match, doesNotMatch, fail, ifError';
  return `const assert = require('${name}'); export default assert; export const { ${names}, ${more}, AssertionError, strict } = assert;`;
}
