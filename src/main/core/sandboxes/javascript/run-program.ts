import type { QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';

import type { CodeOutcome } from '#core/engine/ports.ts';

import { guestFault } from './guest-error.ts';
import { GuestSession, GuestStop } from './guest-session.ts';
import type { JavascriptRequest } from './javascript-messages.ts';
import { JAVASCRIPT_SANDBOX } from './sandbox-name.ts';

/** Words that only a module may have at its outermost level. */
const MODULE_WORDS = /\b(?:import|export|await)\b/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/**
 * Runs one program to its end, its timers and promises included, and calls a function of it where asked to. Throws
 * only what the interpreter itself throws: then there is no outcome. Unless `isSound`, the interpreter must not be
 * used again.
 */
export function runProgram(
  quickjs: QuickJSWASMModule,
  request: JavascriptRequest,
): { outcome: CodeOutcome; isSound: boolean } {
  const startedAt = performance.now();
  const session = new GuestSession(quickjs, request);
  const facts = (): Omit<CodeOutcome, 'end' | 'error' | 'valueJson'> => ({
    sandbox: JAVASCRIPT_SANDBOX,
    stdout: session.output.stdout,
    stderr: session.output.stderr,
    failedAssertions: session.output.failedAssertions,
    durationMs: performance.now() - startedAt,
  });
  const outcome = outcomeOf(session, request, facts);
  return { outcome, isSound: outcome.end !== 'memory' && isDisposed(session) };
}

function outcomeOf(
  session: GuestSession,
  request: JavascriptRequest,
  facts: () => Omit<CodeOutcome, 'end' | 'error' | 'valueJson'>,
): CodeOutcome {
  try {
    const valueJson = carryOut(session, request);
    return { ...facts(), end: 'ok', error: null, valueJson };
  } catch (error) {
    if (!(error instanceof GuestStop)) throw error;
    return { ...facts(), end: error.end, error: error.fault, valueJson: null };
  }
}

/** An interpreter that was stopped in the middle may not come apart cleanly. */
function isDisposed(session: GuestSession): boolean {
  try {
    session.dispose();
    return true;
  } catch {
    return false;
  }
}

function carryOut(session: GuestSession, { source, call }: JavascriptRequest): string | null {
  const exported = load(session, source);
  // A function is called when the program is over: what its timers throw would else be missed.
  session.settle(null);
  if (call === undefined) return null;
  const target = findFunction(session, exported, call.function);
  const promise = session.call(target, JSON.stringify(call.arguments));
  const text = session.settle(promise);
  return text === null ? null : session.context.getString(text);
}

/** Runs the text as Node would: as a script, or as a module where it is one. Gives what a module exports. */
function load(session: GuestSession, source: string): QuickJSHandle | null {
  const isModule = MODULE_WORDS.test(source) && !session.isScript(source);
  const value = session.evaluate(source, isModule ? 'module' : 'global');
  // The last value of a script is often the promise of its tests.
  const isPromise = session.context.typeof(value) === 'object' && isNativePromise(session, value);
  const settled = isPromise ? session.settle(value) : value;
  return isModule ? settled : null;
}

function isNativePromise(session: GuestSession, value: QuickJSHandle): boolean {
  const state = session.context.getPromiseState(value);
  if (state.type === 'fulfilled' && state.notAPromise !== true) session.hold(state.value);
  if (state.type === 'rejected') session.hold(state.error);
  return !(state.type === 'fulfilled' && state.notAPromise === true);
}

/** A function by name: exported, of module.exports, or declared at the outermost level. */
function findFunction(session: GuestSession, exported: QuickJSHandle | null, name: string): QuickJSHandle {
  const { context } = session;
  const isFunction = (handle: QuickJSHandle) => context.typeof(handle) === 'function';
  const candidates: (() => QuickJSHandle)[] = [
    () => (exported === null ? context.undefined : session.propertyOf(exported, name)),
    () => session.evaluate(`module.exports?.[${JSON.stringify(name)}]`, 'global'),
    () =>
      IDENTIFIER.test(name)
        ? session.evaluate(`typeof ${name} === 'function' ? ${name} : undefined`, 'global')
        : context.undefined,
    () => (exported === null ? context.undefined : session.propertyOf(exported, 'default')),
    () => session.evaluate('module.exports', 'global'),
  ];
  for (const candidate of candidates) {
    const found = candidate();
    if (isFunction(found)) return found;
  }
  throw new GuestStop('exception', guestFault('ReferenceError', `The program has no function "${name}".`));
}
