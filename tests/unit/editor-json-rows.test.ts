import { expect, test } from 'vitest';

import {
  copyLine,
  deleteLine,
  emptyLine,
  insertLines,
  linesOfTable,
  swapLines,
  typedSource,
  withCell,
} from '#renderer/editor/table/json-edits.ts';
import { columnsOf, lineFault, readJsonLines } from '#renderer/editor/table/json-rows.ts';
import { readTabSeparated } from '#renderer/editor/table/tab-separated.ts';

const TEXT = `{"id": "a-1", "n": 1.0, "list": ["x, }", {"y": "\\""}]}

{"id": oops
{ "id" : "a-2" , "big" : 12345678901234567890 }
`;

function lineOf(text: string, line: number) {
  const found = readJsonLines(text).find((each) => each.line === line);
  if (found === undefined) throw new Error(`There is no line ${line}.`);
  return found;
}

test('lines keep their numbers, and those that cannot be read are kept', () => {
  const lines = readJsonLines(TEXT);

  expect(lines.map((line) => [line.line, line.fields?.length ?? null])).toEqual([
    [1, 3],
    [3, null],
    [4, 2],
  ]);
  expect(columnsOf(lines)).toEqual(['id', 'n', 'list', 'big']);
  expect(lineFault('{"id": oops')).toMatch(/JSON/);
  expect(lineFault('[1]')).toBe('This is JSON, but no object {…}.');
});

test('a cell is changed in place; other values stay as they are written', () => {
  expect(withCell(TEXT, lineOf(TEXT, 1), 'id', '"b"')).toBe(TEXT.replace('"a-1"', '"b"'));
  expect(withCell(TEXT, lineOf(TEXT, 4), 'id', '"b"')).toBe(TEXT.replace('"a-2"', '"b"'));
  expect(withCell(TEXT, lineOf(TEXT, 4), 'n', '2')).toBe(TEXT.replace('67890 }', '67890, "n": 2 }'));
});

test.each([
  ['12', '"text"', '"12"'],
  ['12', '1.0', '12'],
  ['[1, 2]', 'null', '[1, 2]'],
  ['two', '1', '"two"'],
])('%s typed over %s is written %s', (typed, before, expected) => {
  expect(typedSource(typed, { key: 'x', source: before, from: 0, to: 0 }, undefined)).toBe(expected);
});

test('rows are added with a free id, copied, moved and deleted', () => {
  const lines = readJsonLines(TEXT);

  expect(emptyLine(lines)).toBe('{"id": "a-3", "n": 0, "list": []}');
  expect(copyLine(lineOf(TEXT, 4), lines)).toBe('{ "id" : "a-3" , "big" : 12345678901234567890 }');
  expect(insertLines('a\nb', null, ['c'])).toBe('a\nb\nc\n');
  expect(insertLines('a\nb\n', 1, ['c'])).toBe('a\nc\nb\n');
  expect(swapLines('a\n\nb\n', 1, 3)).toBe('b\n\na\n');
  expect(deleteLine('a\nb\n', 1)).toBe('b\n');
});

test('cells of a spreadsheet become rows: by names in the first row, else in the order of columns', () => {
  const cells = readTabSeparated('n\tid\r\n5\t"two\nlines"\r\n');

  expect(cells).toEqual([
    ['n', 'id'],
    ['5', 'two\nlines'],
  ]);
  expect(linesOfTable(cells, TEXT)).toEqual(['{"n": 5, "id": "two\\nlines"}']);
  expect(linesOfTable([['x', '7']], TEXT)).toEqual(['{"id": "x", "n": 7}']);
});
