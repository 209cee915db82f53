import type { EscapeAttempt } from '../escape-attempt.ts';

type BridgeAttempt = Pick<EscapeAttempt, 'id' | 'what' | 'code'>;

const FS = 'getBuiltinModule("fs")';
const REACHED = 'print("@MARK@")';

const ATTEMPTS: readonly BridgeAttempt[] = [
  {
    id: 'js-file',
    what: "reads a file through Node's modules",
    code: `import js\nprint(js.process.${FS}.readFileSync("@SECRET_FILE@", "utf8"))`,
  },
  {
    id: 'js-file-write',
    what: "writes a file through Node's modules",
    code: `import js\njs.process.${FS}.writeFileSync("@TARGET@", "x")`,
  },
  {
    id: 'js-environment',
    what: 'reads the environment of Node',
    code: 'import js\nprint(js.process.env.@SECRET_VARIABLE@)',
  },
  {
    id: 'js-process',
    what: 'starts a program through Node',
    code: 'import js\njs.process.getBuiltinModule("child_process").execSync("echo x > @TARGET@")',
  },
  { id: 'js-fetch', what: 'fetches an address', code: 'import js\njs.fetch("http://127.0.0.1:@PORT@/")' },
  {
    id: 'js-websocket',
    what: 'opens a WebSocket',
    code: 'import js\njs.WebSocket.new("ws://127.0.0.1:@PORT@/")',
  },
  {
    id: 'js-kill',
    what: 'reaches the owner by a signal of Node',
    code: `import js\njs.process.kill(@PID@, 0)\n${REACHED}`,
  },
  {
    id: 'js-binding',
    what: "takes hold of Node's inner bindings",
    code: `import js\njs.process.binding("fs").open\n${REACHED}`,
  },
  {
    id: 'js-broadcast',
    what: 'posts to the other threads',
    code: `import js\njs.BroadcastChannel.new("x").postMessage("x")\n${REACHED}`,
  },
  {
    id: 'js-eval',
    what: 'evaluates JavaScript',
    code: `import js\nassert js.eval("1 + 1") == 2\n${REACHED}`,
  },
  {
    id: 'js-host-memory',
    what: 'takes memory outside of the interpreter',
    code: `import js\nassert js.Uint8Array.new(100_000_000).length == 100_000_000\n${REACHED}`,
  },
  {
    id: 'js-wasm-memory',
    what: 'grows a WebAssembly memory of its own',
    code: `import js\nfrom pyodide.ffi import to_js\nm = js.WebAssembly.Memory.new(to_js({"initial": 1}, dict_converter=js.Object.fromEntries))\nm.grow(4096)\n${REACHED}`,
  },
  {
    id: 'js-prototype-pollution',
    what: 'writes to the prototype of all objects',
    code: `import js\njs.Object.prototype.polluted = "x"\nassert js.Object.new().polluted == "x"\n${REACHED}`,
  },
  {
    id: 'js-object-constructor',
    what: 'makes a function from text by Object.constructor',
    code: `import js\nassert js.Object.constructor("return typeof process")() == "object"\n${REACHED}`,
  },
  {
    id: 'run-js',
    what: 'runs JavaScript by pyodide.code',
    code: `from pyodide.code import run_js\nprint(run_js('process.getBuiltinModule("fs").readFileSync("@SECRET_FILE@", "utf8")'))`,
  },
  {
    id: 'pyodide-nodefs',
    what: 'mounts the file system of the host (NODEFS)',
    code: 'import pyodide_js\nFS = pyodide_js.FS\nFS.mkdir("/host")\nfrom pyodide.ffi import to_js\nimport js\nFS.mount(FS.filesystems.NODEFS, to_js({"root": "/"}, dict_converter=js.Object.fromEntries), "/host")\nprint(open("/host@SECRET_FILE@").read())',
  },
  {
    id: 'pyodide-mount',
    what: 'mounts the file system of the host (mountNodeFS)',
    code: 'import pyodide_js\npyodide_js.mountNodeFS("/host", "/")\nprint(open("/host@SECRET_FILE@").read())',
  },
  {
    id: 'pyodide-module',
    what: 'reaches the machine below the interpreter',
    code: `import pyodide_js\npyodide_js._module.HEAP8.length\n${REACHED}`,
  },
  {
    id: 'pyodide-run-script',
    what: 'runs JavaScript by a function of Emscripten',
    code: `import pyodide_js\nm = pyodide_js._module\nm._emscripten_run_script(m.stringToNewUTF8("process.getBuiltinModule('fs').writeFileSync('@TARGET@', 'x')"))`,
  },
  {
    id: 'pyodide-sockets',
    what: "opens the sockets of Pyodide's own network",
    code: `import pyodide_js\npyodide_js._api.initializeNodeSockFS()\n${REACHED}`,
  },
  {
    id: 'pyodide-exit',
    what: 'ends the host',
    code: `import js\njs.process.exit\n${REACHED}`,
  },
  {
    id: 'constructor-webloop',
    what: 'makes a function from text by any function',
    code: `import pyodide.webloop as w\nassert w.scheduleCallback.constructor.constructor("return typeof process")() == "object"\n${REACHED}`,
  },
  {
    id: 'constructor-api',
    what: 'the same by a method of the interpreter',
    code: `import pyodide_js\nassert pyodide_js.runPython.constructor("return typeof process")() == "object"\n${REACHED}`,
  },
  {
    id: 'constructor-async',
    what: 'the same by an async function',
    code: `import pyodide_js\nassert pyodide_js.runPythonAsync.constructor("return 1")() is not None\n${REACHED}`,
  },
  {
    id: 'constructor-exception',
    what: 'the same by an exception that crossed the border',
    code: `import pyodide_js\ntry:\n    pyodide_js.FS.readFile("/nonexistent")\nexcept Exception as error:\n    e = getattr(error, "js_error", error)\n    assert e.constructor.constructor("return typeof process")() == "object"\n    ${REACHED}`,
  },
  {
    id: 'garbage-proxies',
    what: 'finds objects of JavaScript among all objects',
    code: `import gc\nfound = []\nfor item in gc.get_objects():\n    for value in gc.get_referents(item):\n        if type(value).__name__.startswith("JsProxy") or "pyodide.ffi" in str(type(value)):\n            found.append(value)\nassert [v for v in found if hasattr(v, "constructor")]\n${REACHED}`,
  },
  {
    id: 'core-module',
    what: "makes an object of JavaScript by the border's own module",
    code: `import _pyodide_core\n_pyodide_core.create_proxy([])\n${REACHED}`,
  },
  {
    id: 'importer-bridge',
    what: 'finds the border in the import machinery',
    code: `import sys\nfinder = [f for f in sys.meta_path if "pyodide" in type(f).__module__][0]\nassert finder.jsproxies["js"] is not None\n${REACHED}`,
  },
  {
    id: 'reimport-bridge',
    what: 'imports the border again after it was taken away',
    code: `import sys, importlib\nfor name in ("js", "pyodide_js", "pyodide", "_pyodide"):\n    sys.modules.pop(name, None)\nimportlib.invalidate_caches()\nimport js\njs.process\n${REACHED}`,
  },
  {
    id: 'frame-globals',
    what: "reaches the runner's names through frames",
    code: `import sys\nframe = sys._getframe()\nnames = set()\nwhile frame:\n    names |= set(frame.f_globals)\n    frame = frame.f_back\nassert "CodeRunner" in names\n${REACHED}`,
  },
];

/** What only an interpreter inside JavaScript offers. */
export const BRIDGE_ATTEMPTS: readonly EscapeAttempt[] = ATTEMPTS.map((attempt) => ({
  ...attempt,
  language: 'python',
  proof: 'plain-pyodide',
}));
