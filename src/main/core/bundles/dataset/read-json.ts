import { isUtf8 } from 'node:buffer';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import type { Json } from '#shared/domain/json.ts';

import { DatasetFault } from './dataset-fault.ts';
import type { DatasetRow, Place, ReportFault, RowBatches } from './dataset-row.ts';
import { isTooDeep } from './json-depth.ts';
import { findFlaws, mayBeFlawed, reportRepeats, type RowFlaws } from './row-flaws.ts';
import { scanJson } from './scan-json.ts';

const BATCH = 1_000;
const START = { line: 1, column: 1 };
/** Keys under which a file may hold its list. */
const LIST_KEYS = ['data', 'examples', 'cases', 'rows', 'questions', 'items'] as const;

/** Reads a JSON file that is a list of objects, or holds one under a well-known key. The file is read whole. */
export async function* readJson(bytes: AsyncIterable<Buffer>, report: ReportFault): RowBatches {
  const text = await wholeText(bytes);
  const value = parsed(text);
  const { rows, key } = listIn(value);
  const flaws = mayBeFlawed(text, value) ? findFlaws(text, { listKey: key }) : null;
  const placeOf = (offset: number): Place => placeOfOffset(text, offset);
  const places = lazyPlaces(text, key);
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch: DatasetRow[] = [];
    for (const [offset, value] of rows.slice(start, start + BATCH).entries()) {
      const index = start + offset;
      if (!isRecord(value)) {
        report(notObject(places(index, null)));
        continue;
      }
      const row = rowOf(value, places, index);
      const flaw = flaws?.get(index);
      if (flaw !== undefined) reportRepeats(flaw, placeOf, report);
      batch.push(flaw === undefined ? row : { ...row, inexact: () => inexactIn(flaw, placeOf) });
    }
    yield batch;
  }
}

type Places = (index: number, field: string | null) => Place;

/** Lines are only counted when somebody asks. */
function rowOf(fields: Readonly<Record<string, Json>>, places: Places, index: number): DatasetRow {
  return { fields, place: (field) => places(index, field) };
}

function inexactIn({ inexact }: RowFlaws, placeOf: (offset: number) => Place) {
  return inexact.map(({ field, source, offset }) => ({ field, source, place: placeOf(offset) }));
}

async function wholeText(bytes: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > LIMITS.jsonBytes) {
      const message = `A JSON file of more than ${formatBytes(LIMITS.jsonBytes)} cannot be read.`;
      throw new DatasetFault(START, message, 'Write it as JSON Lines (.jsonl), one case a line.');
    }
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  if (!isUtf8(content)) {
    throw new DatasetFault(START, 'The text is not UTF-8.', 'Save the file again in the encoding UTF-8.');
  }
  return content.toString('utf8').replace(/^\uFEFF/, '');
}

function parsed(text: string): unknown {
  try {
    if (isTooDeep(text)) throw new RangeError('nested too deeply');
    return JSON.parse(text);
  } catch (cause) {
    const fault = scanJson(text) ?? { offset: 0, message: 'This is not JSON.', remedy: 'Correct it.' };
    throw new DatasetFault(placeOfOffset(text, fault.offset), fault.message, fault.remedy, { cause });
  }
}

function listIn(value: unknown): { rows: readonly unknown[]; key: string | null } {
  if (Array.isArray(value)) return { rows: value, key: null };
  if (isRecord(value)) {
    const key = LIST_KEYS.find((name) => Array.isArray(value[name]));
    const rows = key === undefined ? undefined : value[key];
    if (key !== undefined && Array.isArray(rows)) return { rows, key };
  }
  throw new DatasetFault(
    START,
    'The file holds no list of cases.',
    `Write a list of objects, or put it under one of: ${LIST_KEYS.join(', ')}.`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lazyPlaces(text: string, key: string | null): Places {
  let offsets: number[] | null = null;
  return (index, field) => {
    offsets ??= elementOffsets(text, key);
    const start = offsets[index] ?? 0;
    const end = offsets[index + 1] ?? text.length;
    return placeOfOffset(text, start + (field === null ? 0 : fieldOffset(text.slice(start, end), field)));
  };
}

function elementOffsets(text: string, listKey: string | null): number[] {
  const offsets: number[] = [];
  let isInList = listKey === null;
  const listDepth = listKey === null ? 1 : 2;
  scanJson(text, (depth, key, offset) => {
    if (listKey !== null && depth === 1) isInList = key === listKey;
    if (isInList && depth === listDepth && typeof key === 'number') offsets.push(offset);
  });
  return offsets;
}

/** The text may go on behind the object; the scan then ends there, which does not matter. */
function fieldOffset(text: string, field: string): number {
  let found = 0;
  scanJson(text, (depth, key, offset) => {
    if (depth === 1 && key === field && found === 0) found = offset;
  });
  return found;
}

function placeOfOffset(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

function notObject(place: Place): Parameters<ReportFault>[0] {
  const message = 'This entry of the list is not an object.';
  return { severity: 'error', ...place, message, remedy: 'Write { "field": value, … } for each case.' };
}
