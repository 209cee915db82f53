import { columnsOf, readJsonLines, type JsonField, type JsonLine } from './json-rows.ts';

/** All edits take and give the whole text of a JSONL file; lines they do not touch stay as they are, byte for byte. */

/** Another value for a field of a line, as JSON; a field that is not there is added at the end. */
export function withCell(text: string, line: JsonLine, key: string, source: string): string {
  return replaceLine(text, line.line, lineWithCell(line, key, source));
}

function lineWithCell({ text, fields }: JsonLine, key: string, source: string): string {
  const field = fields?.find((each) => each.key === key);
  if (field !== undefined) return text.slice(0, field.from) + source + text.slice(field.to);
  const last = fields?.at(-1);
  const added = `${JSON.stringify(key)}: ${source}`;
  if (last === undefined) return `{${added}}`;
  return `${text.slice(0, last.to)}, ${added}${text.slice(last.to)}`;
}

/** What somebody typed as JSON: text stays text; other values keep their kind where what was typed can be read so. */
export function typedSource(
  typed: string,
  before: JsonField | undefined,
  sample: JsonField | undefined,
): string {
  const like = before ?? sample;
  if (like === undefined || like.source.startsWith('"')) return JSON.stringify(typed);
  try {
    JSON.parse(typed);
    return typed.trim();
  } catch {
    return JSON.stringify(typed);
  }
}

/** What a cell shows and is edited as: the text itself for text, else JSON. */
export function cellText(field: JsonField | undefined): string {
  if (field === undefined) return '';
  return field.source.startsWith('"') ? String(JSON.parse(field.source)) : field.source;
}

/** Adds lines after a line, at the end for null. */
export function insertLines(text: string, after: number | null, added: readonly string[]): string {
  const lines = text.split('\n');
  if (after !== null) return lines.toSpliced(after, 0, ...added).join('\n');
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${body}${added.map((line) => `${line}\n`).join('')}`;
}

export function deleteLine(text: string, line: number): string {
  return text
    .split('\n')
    .toSpliced(line - 1, 1)
    .join('\n');
}

/** Puts a line in the place of another and that one in its place. */
export function swapLines(text: string, one: number, other: number): string {
  const lines = text.split('\n');
  const first = lines[one - 1];
  const second = lines[other - 1];
  if (first === undefined || second === undefined) return text;
  return lines
    .with(one - 1, second)
    .with(other - 1, first)
    .join('\n');
}

function replaceLine(text: string, line: number, next: string): string {
  return text
    .split('\n')
    .with(line - 1, next)
    .join('\n');
}

/** A new line with the fields of the first one, empty, and an id that is not taken. */
export function emptyLine(lines: readonly JsonLine[]): string {
  const first = lines.find((line) => line.fields !== null);
  const fields = first?.fields ?? [];
  if (fields.length === 0) return '{"id": "case-1", "input": "", "expected": ""}';
  const entries = fields.map(({ key, source }) => {
    if (key === 'id') return `"id": ${JSON.stringify(freeId(lines))}`;
    return `${JSON.stringify(key)}: ${emptyLike(source)}`;
  });
  return `{${entries.join(', ')}}`;
}

/** The same line under an id that is not taken. */
export function copyLine(line: JsonLine, lines: readonly JsonLine[]): string {
  const hasId = line.fields?.some((field) => field.key === 'id') ?? false;
  return hasId ? lineWithCell(line, 'id', JSON.stringify(freeId(lines))) : line.text;
}

function emptyLike(source: string): string {
  if (source.startsWith('"')) return '""';
  if (source.startsWith('[')) return '[]';
  if (source.startsWith('{')) return '{}';
  return /^[-\d]/.test(source) ? '0' : 'null';
}

function freeId(lines: readonly JsonLine[]): string {
  const taken = new Set(lines.map((line) => cellText(line.fields?.find((field) => field.key === 'id'))));
  const last = [...taken].at(-1) ?? '';
  const [, stem = 'case-', digits = '0'] = /^(.*?)(\d+)$/.exec(last) ?? [];
  for (let number = Number(digits) + 1; ; number += 1) {
    const id = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!taken.has(id)) return id;
  }
}

/** Lines for rows of a spreadsheet; a first row that names columns is taken as such. */
export function linesOfTable(cells: readonly (readonly string[])[], text: string): readonly string[] {
  const lines = readJsonLines(text);
  const columns = columnsOf(lines);
  const [first = []] = cells;
  const isHead = first.some((cell) => columns.includes(cell)) || columns.length === 0;
  const names = isHead ? first : columns;
  const sample = lines.find((line) => line.fields !== null)?.fields ?? [];
  return cells.slice(isHead ? 1 : 0).map((row) => {
    const entries = row.map((cell, index) => {
      const key = names[index] ?? `column${index + 1}`;
      const like = sample.find((field) => field.key === key);
      return `${JSON.stringify(key)}: ${typedSource(cell, undefined, like)}`;
    });
    return `{${entries.join(', ')}}`;
  });
}
