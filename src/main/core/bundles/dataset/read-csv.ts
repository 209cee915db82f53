import { CsvError, parse } from 'csv-parse/sync';

import { type CsvRecord, csvRecords } from './csv-records.ts';
import { DatasetFault } from './dataset-fault.ts';
import type { DatasetRow, Place, ReportFault, RowBatches } from './dataset-row.ts';

/** Reads CSV (RFC 4180: commas, double quotes, a header line). Every cell is a text. A record that is wrong is reported and left out. */
export async function* readCsv(bytes: AsyncIterable<Buffer>, report: ReportFault): RowBatches {
  let header: readonly string[] | null = null;
  for await (const records of csvRecords(bytes)) {
    let rest: readonly CsvRecord[] = records;
    if (header === null) {
      const [first, ...others] = records;
      if (first === undefined) continue;
      header = readHeader(first);
      rest = others;
    }
    yield readRecords(header, rest, report);
  }
}

function readHeader(record: CsvRecord): readonly string[] {
  const place = { line: record.line, column: 1 };
  const cells = cellsOf(record.text);
  if (cells instanceof CsvError) {
    throw new DatasetFault(
      place,
      'The header is not CSV.',
      'Write the names of the columns, with commas between them.',
    );
  }
  const names = cells.map((name) => name.trim());
  if (names.includes('')) {
    throw new DatasetFault(
      place,
      'A column of the header has no name.',
      'Name every column in the first line.',
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new DatasetFault(
      place,
      `The header names "${twice}" twice.`,
      'Give each column a name of its own.',
    );
  }
  return names;
}

/** Parsed together, which is quick; one by one only when that does not work out. */
function readRecords(
  header: readonly string[],
  records: readonly CsvRecord[],
  report: ReportFault,
): DatasetRow[] {
  const together = parsed(records.map((record) => record.text).join(''));
  const isGood = !(together instanceof CsvError) && together.length === records.length;
  return records.flatMap((record, index) => {
    const cells = isGood ? (together[index] ?? []) : cellsOf(record.text);
    const fault = cells instanceof CsvError ? badQuote(header, cells) : wrongLength(header, cells);
    if (fault !== null) report({ severity: 'error', line: record.line, column: 1, ...fault });
    return fault !== null || cells instanceof CsvError ? [] : [rowOf(header, cells, record)];
  });
}

function parsed(text: string): string[][] | CsvError {
  try {
    return parse(text, { relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

function cellsOf(text: string): string[] | CsvError {
  const records = parsed(text);
  return records instanceof CsvError ? records : (records[0] ?? []);
}

function rowOf(header: readonly string[], cells: readonly string[], record: CsvRecord): DatasetRow {
  const fields = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  return {
    fields,
    place: (field) => placeIn(record, field === null ? -1 : header.indexOf(field)),
  };
}

/** Where a cell begins: quoted cells before it may hold commas and line breaks. */
function placeIn({ text, line }: CsvRecord, cell: number): Place {
  const cells = /(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/gy;
  let offset = 0;
  for (let index = 0; index < cell; index += 1) {
    cells.lastIndex = offset;
    offset += cells.exec(text)?.[0].length ?? 0;
  }
  const before = text.slice(0, offset).split('\n');
  return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

type Words = { message: string; remedy: string };

function wrongLength(header: readonly string[], cells: readonly string[]): Words | null {
  if (cells.length === header.length) return null;
  return {
    message: `The record has ${cells.length} cells, but the header has ${header.length}.`,
    remedy: 'Put cells that hold commas or line breaks in double quotes.',
  };
}

function badQuote(header: readonly string[], error: CsvError): Words {
  const index = 'column' in error && typeof error['column'] === 'number' ? error['column'] : -1;
  const name = header[index];
  return {
    message: `There is a double quote in the wrong place in ${name === undefined ? 'a cell' : `the cell "${name}"`}.`,
    remedy: 'Put the cell in double quotes, and write double quotes within it twice.',
  };
}
