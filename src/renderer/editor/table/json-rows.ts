/** A line of a JSONL file as it stands. Lines count from 1. */
export interface JsonLine {
  readonly line: number;
  readonly text: string;
  /** The fields in their order; null for a line that is no JSON object. */
  readonly fields: readonly JsonField[] | null;
}

export interface JsonField {
  readonly key: string;
  /** The value as it is written. */
  readonly source: string;
  /** Of the value within the text of the line. */
  readonly from: number;
  readonly to: number;
}

/** The lines of a JSONL text that are not blank. Lines that cannot be read stay as they are. */
export function readJsonLines(text: string): readonly JsonLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: line.replace(/\r$/, '') }))
    .filter((line) => line.text.trim() !== '')
    .map((line) => ({ ...line, fields: fieldsOf(line.text) }));
}

/** The names of all fields, in the order they first appear. */
export function columnsOf(lines: readonly JsonLine[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => line.fields?.map((field) => field.key) ?? []))];
}

/** Why a line is no JSON object. */
export function lineFault(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) || typeof value !== 'object' ? 'This is JSON, but no object {…}.' : '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function fieldsOf(text: string): readonly JsonField[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return scanFields(text);
  } catch {
    return null;
  }
}

/** Finds the fields of a text that is known to be one JSON object. */
function scanFields(text: string): readonly JsonField[] {
  const fields: JsonField[] = [];
  let at = skipSpace(text, text.indexOf('{') + 1);
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const from = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const to = endOfValue(text, from);
    fields.push({ key: String(JSON.parse(text.slice(at, keyEnd))), source: text.slice(from, to), from, to });
    at = skipSpace(text, to);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return fields;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1;
  return at;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, from: number): number {
  let at = from;
  let depth = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"') at = endOfString(text, at);
    else if (depth === 0 && ',}] \t\r\n'.includes(sign)) return at;
    else {
      if ('{['.includes(sign)) depth += 1;
      if ('}]'.includes(sign)) depth -= 1;
      at += 1;
    }
  }
  return at;
}
