import { DEEPEST_JSON } from './json-depth.ts';

/** Where a JSON text breaks the rules, and how. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
}

/** Told of every value: how deep it lies, its key or index, and where the key (or the value in a list) begins. */
export type JsonVisitor = (depth: number, key: string | number, offset: number) => void;

/** Told of what a parser passes over in silence. */
export interface JsonListener {
  /** A number as it is written. */
  readonly number?: (source: string, offset: number) => void;
  /** A key that its object had before. */
  readonly repeat?: (key: string, offset: number) => void;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /[A-Za-z_]\w*/y;

class ScanError extends Error {
  readonly fault: JsonFault;
  constructor(offset: number, message: string, remedy: string) {
    super(message);
    this.fault = { offset, message, remedy };
  }
}

interface Cursor {
  readonly text: string;
  readonly visit: JsonVisitor;
  readonly listener: JsonListener;
  at: number;
}

/** Reads JSON only for its places: of each value, or of the first fault. Null when the text is good. */
export function scanJson(
  text: string,
  visit: JsonVisitor = () => undefined,
  listener: JsonListener = {},
): JsonFault | null {
  const cursor: Cursor = { text, visit, listener, at: 0 };
  try {
    scanValue(cursor, 0);
    skipSpace(cursor);
    if (cursor.at === text.length) return null;
    throw new ScanError(cursor.at, 'There is more after the end of the JSON value.', 'Put one value a line.');
  } catch (error) {
    if (error instanceof ScanError) return error.fault;
    throw error;
  }
}

function scanValue(cursor: Cursor, depth: number): void {
  if (depth > DEEPEST_JSON)
    throw new ScanError(cursor.at, 'The JSON is nested too deeply.', 'Write it flatter.');
  skipSpace(cursor);
  switch (cursor.text[cursor.at]) {
    case '{':
      scanMembers(cursor, depth, '}', () => scanKey(cursor));
      return;
    case '[':
      scanMembers(cursor, depth, ']', (index) => index);
      return;
    case '"':
      scanString(cursor);
      return;
    case undefined:
      throw new ScanError(
        cursor.at,
        'The JSON ends too early.',
        'Look for a missing bracket, brace or quote.',
      );
    default:
      scanPlain(cursor);
  }
}

function scanMembers(
  cursor: Cursor,
  depth: number,
  end: string,
  keyOf: (index: number) => string | number,
): void {
  cursor.at += 1;
  skipSpace(cursor);
  if (take(cursor, end)) return;
  const keys = cursor.listener.repeat === undefined ? null : new Set<string>();
  for (let index = 0; ; index += 1) {
    skipSpace(cursor);
    const offset = cursor.at;
    const key = keyOf(index);
    cursor.visit(depth + 1, key, offset);
    if (keys !== null && typeof key === 'string') {
      if (keys.has(key)) cursor.listener.repeat?.(key, offset);
      keys.add(key);
    }
    scanValue(cursor, depth + 1);
    skipSpace(cursor);
    if (take(cursor, end)) return;
    if (!take(cursor, ',')) throw unexpected(cursor, end);
    skipSpace(cursor);
    if (cursor.text[cursor.at] === end) {
      throw new ScanError(cursor.at - 1, 'There is a comma after the last entry.', 'Remove the comma.');
    }
  }
}

function scanKey(cursor: Cursor): string {
  if (cursor.text[cursor.at] !== '"') {
    throw new ScanError(cursor.at, 'A key is not in double quotes.', 'Put keys in double quotes.');
  }
  const start = cursor.at;
  scanString(cursor);
  const key = cursor.text.slice(start, cursor.at);
  skipSpace(cursor);
  if (!take(cursor, ':')) throw new ScanError(cursor.at, 'A colon is missing after a key.', 'Add the colon.');
  return String(JSON.parse(key));
}

function scanString(cursor: Cursor): void {
  const start = cursor.at;
  cursor.at += 1;
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === 0x22) break;
    if (Number.isNaN(code))
      throw new ScanError(start, 'A text is not closed.', 'Add the closing double quote.');
    if (code < 0x20) {
      throw new ScanError(
        cursor.at,
        'A text holds a line break, tab or another control character.',
        'Write \\n for a line break and \\t for a tab.',
      );
    }
    if (code !== 0x5c) cursor.at += 1;
    else if (match(cursor, ESCAPE) === null) {
      throw new ScanError(
        cursor.at,
        'There is an unknown escape (\\) in a text.',
        'Write the backslash twice.',
      );
    }
  }
  cursor.at += 1;
}

function scanPlain(cursor: Cursor): void {
  const start = cursor.at;
  const number = match(cursor, NUMBER);
  if (number !== null) {
    cursor.listener.number?.(number, start);
    if (!/[\w.+-]/.test(cursor.text[cursor.at] ?? '')) return;
    throw new ScanError(
      cursor.at,
      'This is not a number of JSON.',
      'Write it as 0.5, 12 or 1e6, or in quotes.',
    );
  }
  const offset = cursor.at;
  const word = match(cursor, WORD);
  if (word === 'true' || word === 'false' || word === 'null') return;
  const remedies: Readonly<Record<string, string>> = {
    NaN: 'Write null.',
    Infinity: 'Write null.',
    None: 'Write null.',
    True: 'Write true.',
    False: 'Write false.',
    undefined: 'Write null.',
  };
  if (word !== null) {
    const remedy = remedies[word] ?? 'Put texts in double quotes.';
    throw new ScanError(offset, `"${word.slice(0, 40)}" is not JSON.`, remedy);
  }
  const sign = cursor.text[offset] ?? '';
  const remedy = sign === "'" ? 'Use double quotes, not single ones.' : 'Remove it.';
  throw new ScanError(offset, `"${sign}" cannot stand here in JSON.`, remedy);
}

function unexpected(cursor: Cursor, end: string): ScanError {
  if (cursor.at >= cursor.text.length) {
    return new ScanError(cursor.at, 'The JSON ends too early.', `Look for a missing "${end}".`);
  }
  return new ScanError(cursor.at, `A comma or "${end}" is missing here.`, 'Add it.');
}

function skipSpace(cursor: Cursor): void {
  match(cursor, SPACE);
}

function take(cursor: Cursor, sign: string): boolean {
  if (cursor.text[cursor.at] !== sign) return false;
  cursor.at += 1;
  return true;
}

function match(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return null;
  cursor.at = pattern.lastIndex;
  return found[0];
}
