import { createReadStream } from 'node:fs';

import { ModelError } from '#core/engine/ports.ts';

import { readRecordedLine } from './recorded-answer.ts';

/** Where a line lies in the file. Lines count from 1. */
export interface RecordedPlace {
  readonly offset: number;
  readonly bytes: number;
  readonly line: number;
}

/** Places of all recorded answers. A line with an `id` is found by it alone. */
export interface RecordedIndex {
  readonly byId: ReadonlyMap<string, RecordedPlace>;
  readonly byIndex: ReadonlyMap<number, RecordedPlace>;
}

/** Reads a recording once and remembers where each line lies. Throws ModelError naming the line that is broken or that repeats a case. */
export async function indexRecordedAnswers(path: string): Promise<RecordedIndex> {
  const byId = new Map<string, RecordedPlace>();
  const byIndex = new Map<number, RecordedPlace>();
  for await (const { text, ...place } of linesOf(path)) {
    if (text.trim() === '') continue;
    const where = `${path}, line ${place.line}`;
    const { id, index } = readRecordedLine(text, where);
    if (id !== null) remember(byId, id, place, where);
    else if (index !== null) remember(byIndex, index, place, where);
  }
  return { byId, byIndex };
}

function remember<K>(places: Map<K, RecordedPlace>, key: K, place: RecordedPlace, where: string): void {
  const earlier = places.get(key);
  if (earlier) {
    throw new ModelError(
      `${where}: case ${String(key)} was recorded on line ${earlier.line} already. Put several attempts into one line as \`responses\`.`,
      { retryable: false, causeKey: 'bad recording' },
    );
  }
  places.set(key, place);
}

const NEWLINE = 10;

async function* linesOf(path: string): AsyncGenerator<RecordedPlace & { text: string }> {
  let parts: Buffer[] = [];
  let offset = 0;
  let line = 1;
  for await (const chunk of chunksOf(path)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const bytes = Buffer.concat([...parts, chunk.subarray(start, end)]);
      yield lineAt(bytes, offset, line);
      offset += bytes.length + 1;
      line += 1;
      start = end + 1;
      parts = [];
    }
    parts.push(chunk.subarray(start));
  }
  yield lineAt(Buffer.concat(parts), offset, line);
}

const BOM = '\uFEFF';

function lineAt(bytes: Buffer, offset: number, line: number): RecordedPlace & { text: string } {
  const text = bytes.toString('utf8');
  // The place leaves the byte order mark out, so that the line can be read again by its place alone.
  return text.startsWith(BOM)
    ? { text: text.slice(1), offset: offset + 3, bytes: bytes.length - 3, line }
    : { text, offset, bytes: bytes.length, line };
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    throw new ModelError(`The recording ${path} cannot be read. Check the path after "replay:".`, {
      retryable: false,
      causeKey: 'recording unreadable',
      cause: error,
    });
  }
}
