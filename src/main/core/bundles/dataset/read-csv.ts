import { Readable } from 'node:stream';

import { type CsvError, parse } from 'csv-parse';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';

import { DatasetFault } from './dataset-fault.ts';
import type { DatasetRow, Place, ReportFault, RowBatches } from './dataset-row.ts';
import { textBlocks } from './text-blocks.ts';

const BATCH = 1_000;

interface Parsed {
  record: string[];
  /** As it stands in the file, line breaks before it included. */
  raw: string;
}

/** Reads CSV (RFC 4180: commas, double quotes, a header line). Every cell is a text. A record of the wrong length is reported and left out. */
export async function* readCsv(bytes: AsyncIterable<Buffer>, report: ReportFault): RowBatches {
  let header: string[] | null = null;
  let line = 1;
  let batch: DatasetRow[] = [];
  try {
    for await (const { record, raw } of records(bytes)) {
      const start = line + (/^[\r\n]*/.exec(raw)?.[0].match(/\r\n|\r|\n/g)?.length ?? 0);
      line += raw.match(/\r\n|\r|\n/g)?.length ?? 0;
      if (header === null) {
        header = checkHeader(record, start);
        continue;
      }
      const row = readRecord(header, record, raw, start, report);
      if (row !== null) batch.push(row);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw isCsvError(error) ? explain(error, line, header) : error;
  }
  yield batch;
}

async function* records(bytes: AsyncIterable<Buffer>): AsyncGenerator<Parsed> {
  const texts = async function* (): AsyncGenerator<string> {
    for await (const block of textBlocks(bytes)) yield block.text;
  };
  const source = Readable.from(texts());
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    raw: true,
    max_record_size: LIMITS.lineBytes,
  });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const one of parser as AsyncIterable<Parsed>) yield one;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function checkHeader(record: readonly string[], line: number): string[] {
  const names = record.map((name) => name.trim());
  const place = { line, column: 1 };
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

function readRecord(
  header: readonly string[],
  record: readonly string[],
  raw: string,
  line: number,
  report: ReportFault,
): DatasetRow | null {
  if (record.length !== header.length) {
    report({
      severity: 'error',
      line,
      column: 1,
      message: `The record has ${record.length} cells, but the header has ${header.length}.`,
      remedy: 'Put cells that hold commas or line breaks in double quotes.',
    });
    return null;
  }
  const fields = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']));
  return { fields, line, place: (field) => placeIn(raw, line, field === null ? -1 : header.indexOf(field)) };
}

/** Where a cell begins: quoted cells may hold commas and line breaks. */
function placeIn(raw: string, line: number, cell: number): Place {
  const text = raw.replace(/^[\r\n]+/, '');
  const cells = /(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/gy;
  let offset = 0;
  for (let index = 0; index < cell; index += 1) {
    cells.lastIndex = offset;
    offset += cells.exec(text)?.[0].length ?? 0;
  }
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && /^(CSV_|INVALID_)/.test(String(error.code));
}

function explain(error: CsvError, line: number, header: readonly string[] | null): DatasetFault {
  const place = { line, column: 1 };
  const index = 'column' in error && typeof error['column'] === 'number' ? error['column'] : -1;
  const name = header?.[index];
  const cell = name === undefined ? 'a cell' : `the cell "${name}"`;
  switch (String(error.code)) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new DatasetFault(
        place,
        `The quote of ${cell} is never closed.`,
        'Add the closing double quote.',
        {
          cause: error,
        },
      );
    case 'CSV_MAX_RECORD_SIZE':
      return new DatasetFault(
        place,
        `The record is longer than ${formatBytes(LIMITS.lineBytes)}.`,
        'Look for a double quote that is not closed.',
        { cause: error },
      );
    default:
      return new DatasetFault(
        place,
        `There is a double quote in the wrong place in ${cell}.`,
        'Put the cell in double quotes, and write double quotes within it twice.',
        { cause: error },
      );
  }
}
