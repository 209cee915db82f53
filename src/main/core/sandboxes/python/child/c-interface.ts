import type { ForeignCall, Machine } from './emscripten.ts';

const NAMES = [
  'malloc',
  'Py_CompileStringExFlags',
  'Py_IncRef',
  'PyEval_EvalCode',
  'PyImport_AddModule',
  'PyModule_GetDict',
  'PyDict_GetItemString',
  'PyDict_SetItemString',
  'PyErr_GetRaisedException',
  'PyErr_Clear',
  'PyImport_ImportModule',
  'PyObject_Call',
  'PyObject_CallNoArgs',
  'PyTuple_New',
  'PyTuple_SetItem',
  'PyTuple_GetItem',
  'PyUnicode_FromStringAndSize',
  'PyUnicode_AsUTF8AndSize',
] as const;

const INT_BYTES = 4;

type Calls = Readonly<Record<(typeof NAMES)[number], ForeignCall>>;

/** CPython's C interface, with texts. Nothing is ever freed: the whole memory goes back to its image after each program. */
export interface CInterface extends Calls {
  /** A new C string. */
  cString(text: string): number;
  /** A new Python string. */
  pyString(text: string): number;
  /** A new C structure of whole numbers. */
  cNumbers(...values: readonly number[]): number;
  /** The text of a Python string; null for anything else. */
  readString(object: number): string | null;
  /** A new tuple; takes over the references. */
  tuple(items: readonly number[]): number;
}

export function openCInterface(machine: Machine): CInterface {
  const calls = Object.fromEntries(NAMES.map((name) => [name, machine.call(name)])) as Calls;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const sizeAt = calls.malloc(8);

  function store(text: string): { at: number; size: number } {
    const bytes = encoder.encode(text);
    const at = calls.malloc(bytes.length + 1);
    if (at === 0) throw new OutOfMemory();
    const heap = new Uint8Array(machine.memory.buffer);
    heap.set(bytes, at);
    heap[at + bytes.length] = 0;
    return { at, size: bytes.length };
  }

  return {
    ...calls,
    cString: (text) => store(text).at,
    pyString(text) {
      const { at, size } = store(text);
      return calls.PyUnicode_FromStringAndSize(at, size);
    },
    cNumbers(...values) {
      const at = calls.malloc(values.length * INT_BYTES);
      const view = new DataView(machine.memory.buffer);
      for (const [index, value] of values.entries()) view.setInt32(at + index * INT_BYTES, value, true);
      return at;
    },
    readString(object) {
      const at = object === 0 ? 0 : calls.PyUnicode_AsUTF8AndSize(object, sizeAt);
      if (at === 0) {
        calls.PyErr_Clear();
        return null;
      }
      const { buffer } = machine.memory;
      const size = new DataView(buffer).getUint32(sizeAt, true);
      return decoder.decode(new Uint8Array(buffer, at, size).slice());
    },
    tuple(items) {
      const made = calls.PyTuple_New(items.length);
      for (const [index, item] of items.entries()) calls.PyTuple_SetItem(made, index, item);
      return made;
    },
  };
}

/** Not even the program's text fits. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}
