import type { EscapeAttempt } from '../escape-attempt.ts';

type ForgeryAttempt = Pick<EscapeAttempt, 'id' | 'what' | 'code' | 'proof'>;

const RESULT =
  '{"type":"result","id":1,"result":{"end":"ok","stdout":"@MARK@","stderr":"","error":null,"valueJson":null,"durationMs":1}}';
const OUR_OWN = { none: 'there is no such channel without the sandbox' } as const;

const ATTEMPTS: readonly ForgeryAttempt[] = [
  {
    id: 'forge-exit',
    what: 'leaves before the check that fails',
    code: 'import sys\nsys.exit(0)\nassert False',
    proof: 'plain-python',
  },
  {
    id: 'forge-os-exit',
    what: 'ends the process before the check that fails',
    code: 'import os\nos._exit(0)',
    proof: 'plain-python',
  },
  {
    id: 'forge-atexit',
    what: 'ends the process well after an exception',
    code: 'import atexit, os\natexit.register(os._exit, 0)\nassert False',
    proof: 'plain-python',
  },
  {
    id: 'forge-excepthook',
    what: 'catches its own failure at the very end',
    code: 'import sys, os\nsys.excepthook = lambda *a: os._exit(0)\nassert False',
    proof: 'plain-python',
  },
  {
    id: 'forge-line',
    what: 'prints a result as the sandbox would send it',
    code: `import sys\nsys.stdout.flush()\nfor fd in (1, 2):\n    import os\n    os.write(fd, b'\\n${RESULT.replace('@MARK@', '')}\\n')\nassert False`,
    proof: OUR_OWN,
  },
  {
    id: 'forge-descriptors',
    what: 'writes a result to every open descriptor',
    code: `import os\nfor fd in range(0, 64):\n    try:\n        os.write(fd, b'\\n${RESULT.replace('@MARK@', '')}\\n')\n    except OSError:\n        pass\nassert False`,
    proof: OUR_OWN,
  },
  {
    id: 'forge-unprintable',
    what: 'raises what cannot be described',
    code: 'class Odd(Exception):\n    def __str__(self): raise SystemExit(0)\n    __repr__ = __str__\nraise Odd()',
    proof: OUR_OWN,
  },
  {
    id: 'forge-traceback',
    what: 'breaks what describes its exception',
    code: 'import traceback, linecache\ntraceback.TracebackException.__init__ = lambda *a, **k: (_ for _ in ()).throw(SystemExit(0))\nlinecache.cache = None\nassert False',
    proof: OUR_OWN,
  },
  {
    id: 'forge-describer',
    what: "replaces the code of the sandbox's own functions",
    code: 'import gc, types\nfor f in [o for o in gc.get_objects() if isinstance(o, types.FunctionType)]:\n    if f.__name__ in ("describe", "dump", "load"):\n        try: f.__code__ = (lambda *a, **k: ("", "", "")).__code__\n        except Exception: pass\nassert False',
    proof: OUR_OWN,
  },
  {
    id: 'forge-interrupt',
    what: 'says that it was interrupted',
    code: 'raise KeyboardInterrupt',
    proof: OUR_OWN,
  },
  {
    id: 'forge-trace-jump',
    what: 'jumps over the failing line while it is traced',
    code: 'import sys\ndef trace(frame, event, argument):\n    frame.f_trace = trace\n    caller = frame.f_back\n    if caller is not None:\n        caller.f_trace = trace\n    return trace\nsys.settrace(trace)\nassert False',
    proof: OUR_OWN,
  },
  {
    id: 'forge-memory',
    what: 'writes over its memory',
    code: 'import _ctypes, ctypes\n(ctypes.c_char * 4096).from_address(id(AssertionError))[:] = b"\\0" * 4096\nassert False',
    proof: OUR_OWN,
  },
];

/** A failing program that wants to be taken for one that ended well. */
export const FORGERY_ATTEMPTS: readonly EscapeAttempt[] = ATTEMPTS.map((attempt) => ({
  ...attempt,
  language: 'python',
  mustFail: true,
}));
