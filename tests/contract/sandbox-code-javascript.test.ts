import { createJavascriptSandbox } from '#core/sandboxes/javascript/create-javascript-sandbox.ts';

import { describeCodeSandbox } from './code-sandbox-suite.ts';

describeCodeSandbox({
  title: 'JavaScript',
  name: /^QuickJS$/u,
  open: () => createJavascriptSandbox({ size: 2 }),
  snippets: {
    prints: 'console.log("hello"); console.error("careful");',
    add: 'function add(left, right) { return left + right; }',
    echo: 'const echo = (value) => value;',
    unsayable: 'function nothing() { const self = {}; self.self = self; return self; }',
    raises: { source: 'throw new RangeError("too far")', type: 'RangeError', message: 'too far' },
    malformed: 'function (',
    endless: 'while (true) {}',
    stubborn: 'for (;;) { try { while (true) {} } catch {} }',
    hungry: 'const all = []; while (true) all.push(new Uint8Array(1 << 20));',
    deep: 'function deeper() { return deeper() + 1 } deeper();',
    chatty: 'while (true) console.log("on and on");',
    leaves: 'globalThis.left = 1; Object.prototype.left = 1; Array.prototype.push = null; JSON.parse = null;',
    finds: `if (globalThis.left || ({}).left || ![].push || !JSON.parse) throw new Error('something was left');`,
  },
});
