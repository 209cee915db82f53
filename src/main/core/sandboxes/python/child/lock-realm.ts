import { registerHooks } from 'node:module';

/** Of the language alone: nothing here reaches the computer. */
const KEPT_GLOBALS: ReadonlySet<PropertyKey> = new Set(
  `globalThis Object Array String Number Boolean BigInt Symbol Math JSON Date RegExp Map Set WeakMap WeakSet
  WeakRef FinalizationRegistry Promise Proxy Reflect Error TypeError RangeError SyntaxError ReferenceError
  EvalError URIError AggregateError SuppressedError DisposableStack AsyncDisposableStack Iterator ArrayBuffer
  SharedArrayBuffer Atomics DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float16Array Float32Array Float64Array Uint8ClampedArray BigInt64Array BigUint64Array Infinity NaN undefined
  isNaN isFinite parseInt parseFloat decodeURIComponent encodeURIComponent decodeURI encodeURI escape unescape
  WebAssembly TextDecoder TextEncoder AbortController AbortSignal Event EventTarget DOMException Intl`
    .split(/\s+/u)
    .filter((name) => name !== ''),
);

/**
 * Takes everything out of this thread's realm that reaches beyond it: host objects, code from strings, and from
 * `forbidImports()` on every import. There is no way back, so all modules and files must be at hand before.
 */
export function lockRealm(): { forbidImports: () => void } {
  const random = crypto.getRandomValues.bind(crypto);
  const now = performance.now.bind(performance);
  for (const key of Reflect.ownKeys(globalThis)) if (!KEPT_GLOBALS.has(key)) remove(key);
  const nothing = (): void => undefined;
  give('console', { log: nothing, error: nothing, warn: nothing, info: nothing, debug: nothing });
  give('performance', { now: () => now() });
  give('crypto', { getRandomValues: (view: Uint8Array<ArrayBuffer>) => random(view) });
  // Nothing waits here: the thread never returns to an event loop.
  give('setTimeout', () => 0);
  give('clearTimeout', nothing);
  forbidCodeFromStrings();
  return {
    forbidImports: () =>
      void registerHooks({
        resolve() {
          throw new Error('Nothing can be imported here.');
        },
      }),
  };
}

function give(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
}

function remove(key: PropertyKey): void {
  if (!Reflect.deleteProperty(globalThis, key)) Reflect.defineProperty(globalThis, key, { value: undefined });
}

/** Every function leads to `Function` through its prototype's constructor; all four kinds of functions have their own. */
function forbidCodeFromStrings(): void {
  const refuse = function Function(): never {
    throw new EvalError('Code is not made from strings here.');
  };
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype: unknown = Object.getPrototypeOf(kind);
    if (typeof prototype !== 'object' && typeof prototype !== 'function') continue;
    Object.defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: false });
  }
  Object.defineProperty(refuse, 'prototype', {
    value: Object.getPrototypeOf(refuse) as unknown,
    writable: false,
  });
  give('Function', refuse);
  give('eval', refuse);
}
