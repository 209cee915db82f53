import type { CallValue, ModelCall } from '../call-value.ts';
import { calculate } from './python-arithmetic.ts';
import type { PythonReader } from './python-reader.ts';
import { PythonFault } from './python-token.ts';

const CONSTANTS: Readonly<Record<string, CallValue>> = {
  True: { kind: 'boolean', isTrue: true },
  False: { kind: 'boolean', isTrue: false },
  None: { kind: 'null' },
};

const RESERVED = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** One call, `a.b(c=1)`: only named arguments are kept. Throws PythonFault. */
export function readCall(reader: PythonReader): ModelCall {
  const name = readName(reader);
  reader.expect('(');
  return { name, parameters: readParameters(reader) };
}

/** A value. Arithmetic is worked out, and a bare name stands for itself. Throws PythonFault. */
export function readValue(reader: PythonReader): CallValue {
  return readBinary(reader, 0);
}

const LEVELS: readonly (readonly string[])[] = [
  ['+', '-'],
  ['*', '/', '//', '%'],
];

function readBinary(reader: PythonReader, level: number): CallValue {
  const operators = LEVELS[level];
  if (operators === undefined) return readSigned(reader);
  let value = readBinary(reader, level + 1);
  for (let sign = reader.takeIf(...operators); sign !== null; sign = reader.takeIf(...operators)) {
    value = calculate(value, sign, readBinary(reader, level + 1));
  }
  return value;
}

function readSigned(reader: PythonReader): CallValue {
  const sign = reader.takeIf('+', '-');
  if (sign !== null) return calculate({ kind: 'integer', number: 0 }, sign, readSigned(reader));
  const value = readAtom(reader);
  return reader.takeIf('**') === null ? value : calculate(value, '**', readSigned(reader));
}

function readAtom(reader: PythonReader): CallValue {
  const next = reader.peek();
  if (next?.kind === 'name') return readNamed(reader);
  const token = reader.take();
  if (token.kind === 'number') return { kind: token.isFloat ? 'float' : 'integer', number: token.value };
  if (token.kind === 'string') return { kind: 'string', text: token.value + readMoreText(reader) };
  if (token.kind === 'name') throw new PythonFault(`“${token.text}” is not expected`);
  if (token.text === '[') return { kind: 'list', items: readItems(reader, ']').items };
  if (token.text === '{') return { kind: 'dict', entries: readEntries(reader) };
  if (token.text === '(') return readParentheses(reader);
  throw new PythonFault(`“${token.text}” is not expected`);
}

/** Strings that follow each other are one. */
function readMoreText(reader: PythonReader): string {
  let text = '';
  for (let next = reader.peek(); next?.kind === 'string'; next = reader.peek()) {
    text += next.value;
    reader.take();
  }
  return text;
}

/** A constant, a bare name, or a call: with named arguments an object of its name, without the text of the call. */
function readNamed(reader: PythonReader): CallValue {
  const first = reader.peek();
  const constant = first?.kind === 'name' ? CONSTANTS[first.text] : undefined;
  if (constant !== undefined) {
    reader.take();
    return constant;
  }
  const name = readName(reader);
  if (reader.takeIf('(') === null) {
    if (name.includes('.')) throw new PythonFault(`“${name}” is no value`);
    return { kind: 'string', text: name };
  }
  const parameters = readParameters(reader);
  if (parameters.size === 0) return { kind: 'string', text: reader.sourceFrom(first?.start ?? 0) };
  return { kind: 'dict', entries: new Map([[name, { kind: 'dict', entries: parameters }]]) };
}

function readName(reader: PythonReader): string {
  const parts: string[] = [];
  do {
    const token = reader.take();
    if (token.kind !== 'name' || RESERVED.has(token.text)) throw new PythonFault('a name is missing');
    parts.push(token.text);
  } while (reader.takeIf('.') !== null);
  return parts.join('.');
}

/** Up to the closing bracket of a call. */
function readParameters(reader: PythonReader): Map<string, CallValue> {
  const parameters = new Map<string, CallValue>();
  while (reader.takeIf(')') === null) {
    if (reader.isKeyword()) {
      const name = readName(reader);
      reader.expect('=');
      if (parameters.has(name)) throw new PythonFault(`“${name}” is given twice`);
      parameters.set(name, readValue(reader));
    } else if (parameters.size > 0) throw new PythonFault('a value without a name follows one with a name');
    else readValue(reader);
    if (reader.takeIf(',') === null) {
      reader.expect(')');
      break;
    }
  }
  return parameters;
}

function readItems(reader: PythonReader, end: string): { items: CallValue[]; hasComma: boolean } {
  const items: CallValue[] = [];
  let hasComma = false;
  while (reader.takeIf(end) === null) {
    items.push(readValue(reader));
    if (reader.takeIf(',') === null) {
      reader.expect(end);
      break;
    }
    hasComma = true;
  }
  return { items, hasComma };
}

function readParentheses(reader: PythonReader): CallValue {
  const { items, hasComma } = readItems(reader, ')');
  const [only] = items;
  return only === undefined || hasComma ? { kind: 'tuple', items } : only;
}

function readEntries(reader: PythonReader): Map<string, CallValue> {
  const entries = new Map<string, CallValue>();
  while (reader.takeIf('}') === null) {
    const key = readValue(reader);
    if (key.kind !== 'string') throw new PythonFault('a key is no text');
    reader.expect(':');
    entries.set(key.text, readValue(reader));
    if (reader.takeIf(',') === null) {
      reader.expect('}');
      break;
    }
  }
  return entries;
}
