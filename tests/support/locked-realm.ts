// Locks its realm as the thread of the Python sandbox does, then tries what JavaScript could do to get out of it.
import { parentPort } from 'node:worker_threads';

import { lockRealm } from '#core/sandboxes/python/child/lock-realm.ts';

const send = parentPort?.postMessage.bind(parentPort);
const { forbidImports } = lockRealm();
forbidImports();

/** Host objects that must be gone; they are asked for by name, since types say that they are there. */
const HOST = [
  'process',
  'require',
  'fetch',
  'WebSocket',
  'Buffer',
  'BroadcastChannel',
  'MessageChannel',
  'Worker',
  'XMLHttpRequest',
  'navigator',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
  'localStorage',
];

const attempts: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(HOST.map((name) => [name, () => Reflect.get(globalThis, name)])),
  'code from strings': () => Reflect.apply(Reflect.get(globalThis, 'eval') as () => unknown, null, ['1']),
  'a function from its constructor': () => construct(() => undefined),
  'an async function from its constructor': () => construct(async () => undefined),
  'a generator from its constructor': () => construct(function* () {}),
  'an async generator from its constructor': () => construct(async function* () {}),
  'a function from a built-in': () => construct(Object.keys),
  'a new Function': () => Reflect.construct(Reflect.get(globalThis, 'Function') as () => void, ['return 1']),
  'setting Function back': () => {
    const before = Reflect.get(globalThis, 'Function') as unknown;
    Reflect.set(globalThis, 'Function', () => 1);
    return Reflect.get(globalThis, 'Function') === before ? undefined : 'set';
  },
};

function construct(kind: (...values: never[]) => unknown): unknown {
  const constructor = Reflect.get(kind, 'constructor') as (text: string) => unknown;
  return constructor('return 1');
}

const reached: string[] = [];
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    if (attempt() !== undefined) reached.push(name);
  } catch {
    // Refused.
  }
}
for (const module of ['node:fs', 'node:net', 'data:text/javascript,export default 1']) {
  await import(module).then(
    () => reached.push(`import ${module}`),
    () => undefined,
  );
}
send?.(reached);
