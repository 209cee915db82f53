import { isUtf8 } from 'node:buffer';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';

import { DatasetFault } from './dataset-fault.ts';

const NEWLINE = 0x0a;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Some whole lines of a file. The last block may end without a line break. */
export interface TextBlock {
  readonly text: string;
  /** Number of its first line, from 1. */
  readonly line: number;
}

/** Cuts bytes into blocks of whole lines. Throws DatasetFault for what is not UTF-8 and for endless lines. A byte order mark is dropped. */
export async function* textBlocks(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextBlock> {
  let line = 1;
  let isFirst = true;
  for await (const block of wholeLines(bytes)) {
    const hasMark = isFirst && block.subarray(0, 3).equals(MARK);
    isFirst = false;
    const content = hasMark ? block.subarray(3) : block;
    if (!isUtf8(content)) throw notUtf8(content, line);
    const text = content.toString('utf8');
    yield { text, line };
    line += countNewlines(text);
  }
}

async function* wholeLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let lines = 0;
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      pending.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes > LIMITS.lineBytes) throw tooLong(lines + 1);
      continue;
    }
    const block = Buffer.concat([...pending, chunk.subarray(0, end)]);
    lines += countBytes(block);
    yield block;
    pending = end < chunk.length ? [chunk.subarray(end)] : [];
    pendingBytes = chunk.length - end;
  }
  if (pendingBytes > 0) yield Buffer.concat(pending);
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function countBytes(block: Buffer): number {
  let count = 0;
  for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function tooLong(line: number): DatasetFault {
  const message = `The line is longer than ${formatBytes(LIMITS.lineBytes)}.`;
  return new DatasetFault({ line, column: 1 }, message, 'Put each case on a line of its own.');
}

function notUtf8(content: Buffer, firstLine: number): DatasetFault {
  let line = firstLine;
  let start = 0;
  for (;;) {
    const end = content.indexOf(NEWLINE, start);
    const row = content.subarray(start, end === -1 ? content.length : end);
    if (!isUtf8(row) || end === -1) return atByte(row, line);
    start = end + 1;
    line += 1;
  }
}

function atByte(row: Buffer, line: number): DatasetFault {
  const text = row.toString('utf8');
  const column = Math.max(1, text.indexOf('\uFFFD') + 1);
  return new DatasetFault(
    { line, column },
    'The text is not UTF-8.',
    'Save the file again in the encoding UTF-8.',
  );
}
