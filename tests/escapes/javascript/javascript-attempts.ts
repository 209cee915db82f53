import type { EscapeAttempt } from '../escape-attempt.ts';

type Row = Pick<EscapeAttempt, 'id' | 'what' | 'code' | 'victim' | 'mustFail'> & Partial<EscapeAttempt>;

const READ_SECRET = `require('node:fs').readFileSync('@SECRET_FILE@', 'utf8')`;
const SECRET_OF = (host: string) => `console.log(${host}.env['@SECRET_VARIABLE@'])`;
/** Waits for what may still be going on, then looks. */
const lookFor = (found: string) =>
  `new Promise((done) => setTimeout(() => { console.log(${found} ? '@MARK@' : ''); console.log('done'); done() }, 30))`;
const GOOD_END = `{ isOk: true, stdout: '', rest: '', type: 'answer', value: { end: 'ok', stdout: '', stderr: '', error: null } }`;

const ROWS: readonly Row[] = [
  { id: 'javascript-environment', what: 'environment variables', code: SECRET_OF('process') },
  { id: 'javascript-require-fs', what: 'a file by require', code: `console.log(${READ_SECRET})` },
  {
    id: 'javascript-import-fs',
    what: 'a file by import()',
    code: `import('node:fs').then((fs) => console.log(fs.readFileSync('@SECRET_FILE@', 'utf8')))`,
  },
  {
    id: 'javascript-builtin-module',
    what: 'a file by the modules of the process',
    code: `process.getBuiltinModule('node:fs').writeFileSync('@TARGET@', '')`,
  },
  {
    id: 'javascript-child-process',
    what: 'a program of the system',
    code: `require('node:child_process').execFileSync(process.execPath, ['-e', 'fs.writeFileSync(' + JSON.stringify('@TARGET@') + ', "")'])`,
  },
  {
    id: 'javascript-thread',
    what: 'a thread of its own',
    code: `new Promise((done) => new (require('node:worker_threads').Worker)('require("fs").writeFileSync(' + JSON.stringify('@TARGET@') + ', "")', { eval: true }).on('exit', done))`,
  },
  {
    id: 'javascript-this-constructor',
    what: 'the constructor of the constructor of this',
    code: SECRET_OF(`this.constructor.constructor('return process')()`),
  },
  {
    id: 'javascript-host-function',
    what: 'the constructor of a function of the host',
    code: SECRET_OF(`console.log.constructor('return process')()`),
  },
  {
    id: 'javascript-host-error',
    what: 'the constructor of an error of the host',
    code: `try { structuredClone(() => {}) } catch (error) { ${SECRET_OF(`error.constructor.constructor('return process')()`)} }`,
  },
  {
    id: 'javascript-host-require-error',
    what: 'the constructor of an error of require',
    code: `try { require('there-is-none') } catch (error) { ${SECRET_OF(`error.constructor.constructor('return process')()`)} }`,
  },
  {
    id: 'javascript-async-constructor',
    what: 'the constructor of async functions',
    code: `(async () => {}).constructor("${SECRET_OF('process').replaceAll("'", '`')}")()`,
  },
  {
    id: 'javascript-generator-constructor',
    what: 'the constructor of generators',
    code: SECRET_OF(`(function* () {}).constructor('yield process')().next().value`),
  },
  {
    id: 'javascript-job-global',
    what: 'the global object inside of a job',
    code: `Promise.resolve().then(() => { ${SECRET_OF(`(0, eval)('this').process`)} })`,
  },
  {
    id: 'javascript-call-sites',
    what: 'call sites by Error.prepareStackTrace',
    code: `Error.prepareStackTrace = (_error, sites) => sites; ${SECRET_OF(`new Error().stack[0].constructor.constructor('return process')()`)}`,
  },
  {
    id: 'javascript-console-getter',
    what: 'a getter that the console calls with something of the host',
    code: `console.log({ get [Symbol.toStringTag]() { return 'x' }, toString() { return process.env['@SECRET_VARIABLE@'] } } + '')`,
  },
  {
    id: 'javascript-fetch',
    what: 'the network by fetch',
    code: `fetch('http://127.0.0.1:@PORT@/').catch(() => undefined)`,
  },
  {
    id: 'javascript-http',
    what: 'the network by an HTTP client',
    code: `new Promise((done) => require('node:http').get('http://127.0.0.1:@PORT@/', done).on('error', done))`,
  },
  {
    id: 'javascript-websocket',
    what: 'the network by a WebSocket',
    code: `new Promise((done) => { const line = new WebSocket('ws://127.0.0.1:@PORT@/'); line.onerror = line.onopen = done })`,
  },
  {
    id: 'javascript-socket',
    what: 'a socket of the system',
    code: `new Promise((done) => require('node:net').connect('@SOCKET@').on('connect', done).on('error', done))`,
  },
  {
    id: 'javascript-forged-message',
    what: 'a message in the name of the runner',
    code: `require('node:worker_threads').parentPort.postMessage(${GOOD_END}); throw new Error('wrong')`,
    mustFail: true,
  },
  {
    id: 'javascript-forged-global-message',
    what: 'a message by whatever the global object offers',
    code: `const port = globalThis.parentPort ?? process.getBuiltinModule('node:worker_threads').parentPort; (globalThis.postMessage ?? port.postMessage.bind(port))(${GOOD_END}); throw new Error('wrong')`,
    mustFail: true,
  },
  {
    id: 'javascript-polluted-result',
    what: 'a setter on the prototype of objects that swallows the error',
    code: `Object.defineProperty(Object.prototype, 'error', { get: () => undefined, set() {}, configurable: true }); throw new Error('wrong')`,
    mustFail: true,
  },
  {
    id: 'javascript-early-exit',
    what: 'the end of the process before the tests',
    code: 'process.exit(0)',
    victim: lookFor('false'),
  },
  {
    id: 'javascript-left-global',
    what: 'a global left to the next program',
    code: 'globalThis.left = true',
    victim: lookFor('globalThis.left'),
  },
  {
    id: 'javascript-left-prototype',
    what: 'a property left on the prototype of objects',
    code: 'Object.prototype.left = true',
    victim: lookFor('({}).left'),
  },
  {
    id: 'javascript-left-builtin',
    what: 'a built-in function replaced for the next program',
    code: 'Math.max = () => 7',
    victim: lookFor('Math.max(1, 2) === 7'),
  },
  {
    id: 'javascript-left-timer',
    what: 'a timer that outlives its program',
    code: 'setTimeout(() => { globalThis.left = true }, 5); 1',
    victim: lookFor('globalThis.left'),
  },
  {
    id: 'javascript-left-listener',
    what: 'a listener for the messages of later programs',
    code: `require('node:worker_threads').parentPort.on('message', () => { globalThis.left = true })`,
    victim: lookFor('globalThis.left'),
  },
  {
    id: 'javascript-left-memory',
    what: 'memory of an earlier program',
    code: `globalThis.kept = '@MARK@'.repeat(10_000)`,
    victim: `const bytes = new Uint8Array(1 << 22); console.log(bytes.some((byte) => byte !== 0) ? '@MARK@' : 'done')`,
    proof: { none: 'Memory is cleared before it is given out by every engine here.' },
  },
  {
    id: 'javascript-webassembly',
    what: 'memory beyond the interpreter by WebAssembly',
    code: `console.log(new WebAssembly.Memory({ initial: 1 }).buffer.byteLength === 65536 ? '@MARK@' : '')`,
  },
];

/** Ways out of a JavaScript sandbox. */
export const JAVASCRIPT_ATTEMPTS: readonly EscapeAttempt[] = ROWS.map((row) => ({
  language: 'javascript',
  proof: 'plain-node',
  ...row,
}));
