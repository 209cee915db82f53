import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import type { Json } from '#shared/domain/json.ts';

import type { DatasetRow, Place, ReportFault, RowBatches } from './dataset-row.ts';
import { isTooDeep } from './json-depth.ts';
import { findFlaws, mayBeFlawed, reportRepeats } from './row-flaws.ts';
import { scanJson } from './scan-json.ts';
import { textBlocks } from './text-blocks.ts';

/** Reads JSON Lines: one object a line; blank lines are passed over. A line that is wrong is reported and left out. */
export async function* readJsonl(bytes: AsyncIterable<Buffer>, report: ReportFault): RowBatches {
  for await (const block of textBlocks(bytes)) {
    const rows: DatasetRow[] = [];
    let line = block.line;
    for (const text of linesOf(block.text)) {
      const row = text.trim() === '' ? null : readLine(text, line, report);
      if (row !== null) rows.push(row);
      line += 1;
    }
    if (rows.length > 0) yield rows;
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function readLine(text: string, line: number, report: ReportFault): DatasetRow | null {
  if (text.length > LIMITS.lineBytes) {
    const message = `The line is longer than ${formatBytes(LIMITS.lineBytes)}.`;
    report({ severity: 'error', line, column: 1, message, remedy: 'Make it shorter.' });
    return null;
  }
  const value = isTooDeep(text) ? explained(text, line, report) : parsed(text, line, report);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'The line is not an object.';
    report({
      severity: 'error',
      line,
      column: 1,
      message,
      remedy: 'Write { "field": value, … } on each line.',
    });
    return null;
  }
  const fields = value as Readonly<Record<string, Json>>;
  const row = { fields, place: (field: string | null) => placeIn(text, line, field) };
  return mayBeFlawed(text, value) ? withFlaws(row, text, line, report) : row;
}

function withFlaws(row: DatasetRow, text: string, line: number, report: ReportFault): DatasetRow {
  const flaws = findFlaws(text, null).get(0);
  if (flaws === undefined) return row;
  const placeOf = (offset: number): Place => ({ line, column: offset + 1 });
  reportRepeats(flaws, placeOf, report);
  return {
    ...row,
    inexact: () =>
      flaws.inexact.map(({ field, source, offset }) => ({ field, source, place: placeOf(offset) })),
  };
}

function parsed(text: string, line: number, report: ReportFault): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return explained(text, line, report);
  }
}

function explained(text: string, line: number, report: ReportFault): undefined {
  const fault = scanJson(text) ?? { offset: 0, message: 'This is not JSON.', remedy: 'Correct it.' };
  const { message, remedy } = fault;
  report({ severity: 'error', line, column: fault.offset + 1, message, remedy });
}

function placeIn(text: string, line: number, field: string | null): Place {
  let column = 1;
  scanJson(text, (depth, key, offset) => {
    if (depth === 1 && key === field) column = offset + 1;
  });
  return { line, column };
}
