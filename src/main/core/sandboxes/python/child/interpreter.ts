import type { CInterface } from './c-interface.ts';
import { OWN_MODULE, SEAL, WARM_UP } from './prelude.ts';

const FILE_INPUT = 257;
const FILE_NAME = 'program.py';
/** PyCF_SOURCE_IS_UTF8 and PyCF_IGNORE_COOKIE: a program is a text, whatever encoding its first lines name. */
const SOURCE_IS_TEXT = 0x0100 | 0x0800;
const PYTHON_MINOR = 14;

/** What a Python exception says of itself. */
export interface PythonError {
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
}

/**
 * CPython with nothing of ours on the stack below a program. Whether the program ended well is told by the C call
 * alone, so there is no Python code that a program could change to be told otherwise.
 */
export interface Interpreter {
  /** Runs the module-level code of a program, as `__main__`; null when it ended well. */
  runProgram(source: string): PythonError | null;
  /** Calls a function that the program defined. */
  callFunction(name: string, argumentsJson: string): { json: string } | { error: PythonError };
  /** Writes out what Python still holds of its standard streams. */
  flush(): void;
}

/** Imports and defines what later programs share. Its effects are part of a snapshot. */
export function warmUp(c: CInterface): void {
  runOwn(c, WARM_UP);
}

/** Closes a warm interpreter to programs and hands out the only way in. */
export function seal(c: CInterface): Interpreter {
  const own = ownDictionary(c);
  c.Py_IncRef(own);
  runOwn(c, SEAL);
  const function_ = (name: string): number => c.PyDict_GetItemString(own, c.cString(name));
  const tools = {
    describe: function_('describe'),
    dump: function_('dump'),
    load: function_('load'),
    flushes: [function_('flush_out'), function_('flush_err')],
  };
  const globals = c.PyModule_GetDict(c.PyImport_AddModule(c.cString('__main__')));
  const fileName = c.cString(FILE_NAME);
  const flags = c.cNumbers(SOURCE_IS_TEXT, PYTHON_MINOR);
  let source = '';

  const raised = (): PythonError => readError(c, tools.describe, source);
  return {
    runProgram(text) {
      source = text;
      if (text.includes('\0')) return NUL_IN_SOURCE;
      // As in a file, a mark of the byte order is no part of the program.
      const code = c.Py_CompileStringExFlags(
        c.cString(text.replace(/^\uFEFF/u, '')),
        fileName,
        FILE_INPUT,
        flags,
        -1,
      );
      return code === 0 || c.PyEval_EvalCode(code, globals, globals) === 0 ? raised() : null;
    },
    callFunction(name, argumentsJson) {
      const called = c.PyDict_GetItemString(globals, c.cString(name));
      if (called === 0) return { error: missing(name) };
      c.Py_IncRef(called);
      const values = c.PyObject_Call(tools.load, c.tuple([c.pyString(argumentsJson)]), 0);
      const result = values === 0 ? 0 : c.PyObject_Call(called, values, 0);
      const json = result === 0 ? 0 : c.PyObject_Call(tools.dump, c.tuple([result]), 0);
      if (json === 0) return { error: raised() };
      return { json: c.readString(json) ?? 'null' };
    },
    flush() {
      for (const call of tools.flushes) if (c.PyObject_CallNoArgs(call) === 0) c.PyErr_Clear();
    },
  };
}

function ownDictionary(c: CInterface): number {
  return c.PyModule_GetDict(c.PyImport_AddModule(c.cString(OWN_MODULE)));
}

function runOwn(c: CInterface, source: string): void {
  const globals = ownDictionary(c);
  const builtins = c.PyImport_ImportModule(c.cString('builtins'));
  c.PyDict_SetItemString(globals, c.cString('__builtins__'), builtins);
  const code = c.Py_CompileStringExFlags(c.cString(source), c.cString('sandbox.py'), FILE_INPUT, 0, -1);
  if (code !== 0 && c.PyEval_EvalCode(code, globals, globals) !== 0) return;
  const error = c.PyErr_GetRaisedException();
  c.Py_IncRef(error);
  const text = c.PyObject_Call(
    c.PyDict_GetItemString(c.PyModule_GetDict(builtins), c.cString('repr')),
    c.tuple([error]),
    0,
  );
  throw new Error(`The interpreter could not be prepared: ${c.readString(text) ?? 'unknown'}`);
}

/** Takes the raised exception. Its texts come from Python code that the program may have changed, which only fools itself. */
function readError(c: CInterface, describe: number, source: string): PythonError {
  const error = c.PyErr_GetRaisedException();
  const parts = [error, c.pyString(FILE_NAME), c.pyString(source)];
  const told = error === 0 ? 0 : c.PyObject_Call(describe, c.tuple(parts), 0);
  if (told === 0) c.PyErr_Clear();
  const part = (index: number): string =>
    (told === 0 ? null : c.readString(c.PyTuple_GetItem(told, index))) ?? '';
  return {
    type: part(0).slice(0, 200) || 'Exception',
    message: part(1).slice(0, 10_000),
    traceback: part(2).slice(0, 20_000),
  };
}

const NUL_IN_SOURCE: PythonError = {
  type: 'SyntaxError',
  message: 'source code cannot contain null bytes',
  traceback: 'SyntaxError: source code cannot contain null bytes\n',
};

function missing(name: string): PythonError {
  const message = `name '${name}' is not defined`;
  return { type: 'NameError', message, traceback: `NameError: ${message}\n` };
}
