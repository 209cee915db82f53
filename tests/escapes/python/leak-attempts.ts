import type { EscapeAttempt } from '../escape-attempt.ts';

type LeakAttempt = Pick<EscapeAttempt, 'id' | 'what' | 'code'> & {
  /** What the next program looks at: an expression that is true when it finds something. */
  readonly sees?: string;
  readonly victim?: string;
};

const ATTEMPTS: readonly LeakAttempt[] = [
  {
    id: 'leak-builtin',
    what: 'replaces a built-in function',
    code: 'import builtins\nbuiltins.len = lambda value: 77',
    sees: 'len([]) == 77',
  },
  {
    id: 'leak-builtin-name',
    what: 'adds a built-in name',
    code: 'import builtins\nbuiltins.left = 1',
    sees: '"left" in dir(__import__("builtins"))',
  },
  {
    id: 'leak-modules',
    what: 'adds a module',
    code: 'import sys, types\nsys.modules["left"] = types.ModuleType("left")',
    sees: '"left" in __import__("sys").modules',
  },
  {
    id: 'leak-module-state',
    what: 'writes to a module',
    code: 'import json\njson.left = 1',
    sees: 'hasattr(__import__("json"), "left")',
  },
  {
    id: 'leak-json',
    what: 'replaces json.dumps',
    code: 'import json\njson.dumps = lambda *a, **k: "{}"',
    sees: '__import__("json").dumps([1]) == "{}"',
  },
  {
    id: 'leak-encoder',
    what: 'replaces the encoder below json',
    code: 'import json.encoder\njson.encoder.JSONEncoder.encode = lambda self, value: "forged"',
    sees: '__import__("json").dumps({}) == "forged"',
  },
  {
    id: 'leak-file',
    what: 'leaves a file in the working folder',
    code: 'open("left.txt", "w").write("x")',
    sees: '__import__("os").path.exists("left.txt")',
  },
  {
    id: 'leak-file-tmp',
    what: 'leaves a file in /tmp',
    code: 'open("/tmp/left.txt", "w").write("x")',
    sees: '__import__("os").path.exists("/tmp/left.txt")',
  },
  {
    id: 'leak-file-root',
    what: 'leaves a folder in the root',
    code: 'import os\nos.mkdir("/left")',
    sees: '__import__("os").path.exists("/left")',
  },
  {
    id: 'leak-module-file',
    what: 'leaves a module that shadows another',
    code: 'open("colorsys.py", "w").write("left = 1")',
    sees: 'hasattr(__import__("colorsys"), "left")',
  },
  {
    id: 'leak-library',
    what: 'removes the standard library',
    code: 'import os, sys\nos.remove([p for p in sys.path if p.endswith(".zip")][0])',
    victim: 'import colorsys\nprint("done")',
  },
  {
    id: 'leak-library-write',
    what: 'overwrites the standard library',
    code: 'import sys\npath = [p for p in sys.path if p.endswith(".zip")][0]\nwith open(path, "r+b") as f:\n    f.write(b"x" * 1000)\n    f.seek(-2000, 2)\n    f.write(b"x" * 2000)',
    victim:
      'import os, sys, zipfile\nfor path in sys.path:\n    if path.endswith(".zip") and os.path.exists(path):\n        assert zipfile.ZipFile(path).testzip() is None\nprint("done")',
  },
  {
    id: 'leak-library-rename',
    what: 'moves the standard library away',
    code: 'import os, sys\nos.rename([p for p in sys.path if p.endswith(".zip")][0], "/tmp/x.zip")',
    victim: 'import colorsys\nprint("done")',
  },
  {
    id: 'leak-chmod',
    what: 'changes the mode of a folder',
    code: 'import os\nos.chmod("/tmp", 0o100)',
    sees: '__import__("os").stat("/tmp").st_mode & 0o777 == 0o100',
  },
  {
    id: 'leak-folder',
    what: 'changes the working folder',
    code: 'import os\nos.chdir("/lib")',
    sees: '__import__("os").getcwd() == "/lib"',
  },
  {
    id: 'leak-umask',
    what: 'changes the mask of new files',
    code: 'import os\nos.umask(0o567)',
    sees: '__import__("os").umask(0) == 0o567',
  },
  {
    id: 'leak-environment',
    what: 'sets an environment variable',
    code: 'import os\nos.environ["LEFT"] = "x"',
    sees: '"LEFT" in __import__("os").environ',
  },
  {
    id: 'leak-random',
    what: 'sets the state of random numbers',
    code: 'import random\nrandom.seed(1234)\nrandom.random()',
    sees: '__import__("random").random() == 0.4407325991753527',
  },
  {
    id: 'leak-recursion',
    what: 'changes the limit of recursion',
    code: 'import sys\nsys.setrecursionlimit(777)',
    sees: '__import__("sys").getrecursionlimit() == 777',
  },
  {
    id: 'leak-decimal',
    what: 'changes the precision of decimals',
    code: 'import decimal\ndecimal.DefaultContext.prec = 3',
    sees: '__import__("decimal").DefaultContext.prec == 3',
  },
  {
    id: 'leak-trace',
    what: 'traces what runs next',
    code: 'import threading\nthreading.settrace(lambda *a: None)',
    sees: '__import__("threading").gettrace() is not None',
  },
  {
    id: 'leak-garbage',
    what: 'is called when garbage is collected',
    code: 'import gc\ngc.callbacks.append(lambda *a: None)',
    sees: 'len(__import__("gc").callbacks) > 0',
  },
  {
    id: 'leak-import-hook',
    what: 'answers imports of later programs',
    code: 'import sys\nclass Left:\n    def find_spec(self, *a): return None\nsys.meta_path.insert(0, Left())',
    sees: 'any(type(f).__name__ == "Left" for f in __import__("sys").meta_path)',
  },
  {
    id: 'leak-class',
    what: 'leaves a class that others can find',
    code: 'import builtins\nclass Left: pass\nbuiltins.object_left = Left',
    sees: 'any(c.__name__ == "Left" for c in object.__subclasses__())',
  },
  {
    id: 'leak-warnings',
    what: 'filters the warnings of later programs',
    code: 'import warnings\nwarnings.filters.insert(0, ("ignore", None, Warning, None, 77))',
    sees: 'any(f[4] == 77 for f in __import__("warnings").filters)',
  },
  {
    id: 'leak-stdout-closed',
    what: 'closes standard output',
    code: 'import os\nos.close(1)',
    victim: 'print("done", flush=True)',
  },
  {
    id: 'leak-stdout-moved',
    what: 'turns standard output to a file',
    code: 'import os\nos.dup2(os.open("/tmp/out", os.O_CREAT | os.O_WRONLY), 1)',
    victim: 'print("done", flush=True)',
  },
  {
    id: 'leak-main',
    what: 'leaves names in the main module',
    code: 'import __main__\n__main__.left = 1',
    sees: 'hasattr(__import__("__main__"), "left")',
  },
  {
    id: 'leak-timer',
    what: 'sets a timer that fires during the next program',
    code: 'import asyncio, sys, json\nasyncio.get_event_loop().call_later(0.01, lambda: setattr(json, "fired", 1))',
    sees: 'hasattr(__import__("json"), "fired")',
  },
  {
    id: 'leak-timer-js',
    what: 'sets a timer of JavaScript',
    code: 'import js, json\nfrom pyodide.ffi import create_proxy\njs.setTimeout(create_proxy(lambda: setattr(json, "fired", 1)), 5)',
    sees: 'hasattr(__import__("json"), "fired")',
  },
  {
    id: 'leak-runner',
    what: 'replaces the code of the runner',
    code: 'import _pyodide._base as base\nbase.CodeRunner.run.__code__ = (lambda self, globals=None, locals=None: "forged").__code__\nbase.CodeRunner.run_async.__code__ = (lambda self, globals=None, locals=None: None).__code__',
    victim: 'print("done")',
  },
];

/** State that outlives a program where an interpreter serves several. */
export const LEAK_ATTEMPTS: readonly EscapeAttempt[] = ATTEMPTS.map(({ sees, victim, ...attempt }) => ({
  ...attempt,
  language: 'python',
  proof: 'plain-pyodide',
  victim: victim ?? `if ${sees ?? 'False'}:\n    print("@MARK@")\nprint("done")`,
}));
