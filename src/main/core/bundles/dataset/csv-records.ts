import { formatBytes } from '../format-bytes.ts';
import { LIMITS } from '../limits.ts';
import { DatasetFault } from './dataset-fault.ts';
import { textBlocks } from './text-blocks.ts';

/** The text of one record, its line break included, and the line where it begins. */
export interface CsvRecord {
  readonly text: string;
  readonly line: number;
}

/**
 * Cuts CSV into records, some at a time: a line break ends one unless it stands between double quotes. Blank lines
 * are left out. Throws DatasetFault for a quote that is never closed.
 */
export async function* csvRecords(bytes: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord[]> {
  let open: { text: string; line: number } | null = null;
  for await (const block of textBlocks(bytes)) {
    const records: CsvRecord[] = [];
    let line = block.line;
    for (const text of block.text.split(/(?<=\n)/)) {
      const record: CsvRecord = open === null ? { text, line } : { text: open.text + text, line: open.line };
      const isOpen: boolean = hasOddQuotes(text) !== (open !== null);
      open = isOpen ? record : null;
      if (open !== null && open.text.length > LIMITS.lineBytes) throw tooLong(open.line);
      if (!isOpen && record.text.trim() !== '') records.push(record);
      line += 1;
    }
    yield records;
  }
  if (open !== null) {
    throw new DatasetFault(
      { line: open.line, column: 1 },
      'A double quote in this record is never closed.',
      'Add the closing double quote; double quotes within a cell are written twice.',
    );
  }
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

function tooLong(line: number): DatasetFault {
  const message = `The record is longer than ${formatBytes(LIMITS.lineBytes)}.`;
  return new DatasetFault({ line, column: 1 }, message, 'Look for a double quote that is not closed.');
}
