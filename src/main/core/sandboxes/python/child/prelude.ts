/** Where our own functions are found until the interpreter is sealed. */
export const OWN_MODULE = 'sandbox_tools';

/** Modules of the bridge to JavaScript, out of reach of programs. */
const BRIDGE = ['js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', OWN_MODULE];

/**
 * Runs once in a new interpreter, before its memory is kept: imports what programs import most, gives asyncio a loop
 * that needs no JavaScript, and defines what turns values and exceptions into text.
 */
export const WARM_UP = String.raw`
import abc, argparse, array, ast, asyncio, base64, bisect, calendar, cmath, collections, collections.abc, contextlib
import copy, csv, dataclasses, datetime, decimal, difflib, enum, fractions, functools, hashlib, heapq, inspect, io
import itertools, json, linecache, math, numbers, operator, os, pprint, queue, random, re, statistics, string, struct
import sys, textwrap, threading, time, traceback, types, typing, unicodedata, unittest, urllib.parse, uuid, warnings
import weakref, zlib

class _Waiter:
    def select(self, timeout):
        if timeout is None:
            raise RuntimeError('Nothing can wake this event loop: every task waits.')
        if timeout > 0:
            time.sleep(timeout)
        return []

class _Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Waiter()
    def _process_events(self, events):
        pass
    def _write_to_self(self):
        pass
    def run_in_executor(self, executor, function, *arguments):
        future = self.create_future()
        try:
            future.set_result(function(*arguments))
        except Exception as error:
            future.set_exception(error)
        return future

def _make_sleep(sleep, clock):
    def slices(seconds):
        if not seconds > 0.02:
            return sleep(seconds)
        end = clock() + seconds
        while (left := end - clock()) > 0:
            sleep(min(left, 0.02))
    slices.__name__ = slices.__qualname__ = 'sleep'
    return slices

# Between slices an interrupt is noticed.
time.sleep = _make_sleep(time.sleep, time.monotonic)

def _make_describe(Exception_, str_, type_, len_, isinstance_):
    TracebackException = traceback.TracebackException
    cache = linecache.cache
    def describe(error, name, source):
        kind = type_(error)
        try:
            message = str_(error)
        except BaseException:
            message = ''
        try:
            cache[name] = (len_(source), None, source.splitlines(True), name)
            trace = error.__traceback__
            if trace is not None and trace.tb_frame.f_code.co_filename == 'sandbox.py':
                trace = None
            report = TracebackException(kind, error, trace, limit=-40, compact=True)
            text = ''.join(report.format())
        except BaseException:
            text = kind.__name__ + ': ' + message
        return (kind.__name__, message[:10000], text[-20000:])
    return describe

def _make_dump(encode):
    def dump(value):
        return encode(value)
    return dump

def _make_load(decode):
    def load(text):
        return tuple(decode(text))
    return load

random.seed(0)
describe = _make_describe(Exception, str, type, len, isinstance)
dump = _make_dump(json.JSONEncoder(allow_nan=False, separators=(', ', ': ')).encode)
load = _make_load(json.JSONDecoder().decode)
dump([1, 2.5, 'x', None, {'a': True}])
load('[1, 2.5, "x", null, {"a": true}]')
try:
    raise ValueError('warm')
except ValueError as error:
    describe(error, 'program.py', 'warm')
linecache.cache.clear()
`;

/** Runs in every process, after loading: takes the bridge to JavaScript out of the program's sight. */
export const SEAL = String.raw`
import asyncio, sys, os
for _name in list(sys.modules):
    if _name.split('.')[0] in ${JSON.stringify(BRIDGE).replaceAll('"', "'")}:
        del sys.modules[_name]
sys.meta_path[:] = [finder for finder in sys.meta_path if not type(finder).__module__.startswith(('_pyodide', 'pyodide'))]
sys.path_hooks[:] = [hook for hook in sys.path_hooks if not getattr(hook, '__module__', '').startswith(('_pyodide', 'pyodide'))]
sys.excepthook = sys.__excepthook__
sys.displayhook = sys.__displayhook__
asyncio.events._event_loop_policy = None
asyncio.events._set_running_loop(None)
asyncio.run = asyncio.runners.run
asyncio.events.new_event_loop = asyncio.new_event_loop = asyncio.runners.events.new_event_loop = _Loop
os.environ.clear()
os.environ.update({'HOME': '/home/pyodide', 'PATH': '', 'LANG': 'C.UTF-8'})
sys.argv[:] = ['program.py']
for _stream in (sys.stdout, sys.stderr):
    _stream.reconfigure(line_buffering=False, write_through=False)
sys.path_importer_cache.pop('', None)
sys.path_importer_cache.pop('/home/pyodide', None)
flush_out, flush_err = sys.stdout.flush, sys.stderr.flush
import gc
gc.collect()
gc.freeze()
`;
