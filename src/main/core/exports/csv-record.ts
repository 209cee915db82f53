import type { Json } from '#shared/domain/json.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';

import type { ExportedRecord, ExportSource } from './export-source.ts';

type Cell = string | number | null;

const COLUMNS: Readonly<Record<string, (result: ResultDetail) => Cell>> = {
  case_id: ({ caseId }) => caseId,
  attempt: ({ attempt }) => attempt,
  verdict: ({ verdict }) => verdict,
  score: ({ score }) => score,
  input: ({ testCase }) => testCase.input,
  expected: ({ testCase }) => textOf(testCase.expected),
  answer: ({ answer }) => answer,
  response: ({ response }) => response,
  reason: ({ reason }) => reason,
  tags: ({ testCase }) => testCase.tags.join('; '),
  pattern: ({ pattern }) => pattern,
  error_boundary: ({ failure }) => failure?.boundary ?? null,
  error_cause: ({ failure }) => failure?.cause ?? null,
  flags: ({ flags }) => flags.join('; '),
  latency_ms: ({ latencyMs }) => latencyMs,
  input_tokens: ({ inputTokens }) => inputTokens,
  output_tokens: ({ outputTokens }) => outputTokens,
  cost_usd: ({ costUsd }) => costUsd,
  roles_cost_usd: ({ roles = [] }) => rolesCost(roles.map(({ costUsd }) => costUsd)),
  review: ({ review }) => review?.verdict ?? null,
  review_comment: ({ review }) => review?.comment ?? null,
};

/** The first line of a CSV file (RFC 4180). */
export const CSV_HEADER = `${Object.keys(COLUMNS).join(',')}\r\n`;

/** One result as a line of CSV (RFC 4180), safe to open in a spreadsheet. */
export function csvRecord(_source: ExportSource, result: ResultDetail): ExportedRecord {
  const cells = Object.values(COLUMNS).map((cell) => csvCell(cell(result)));
  return { text: `${cells.join(',')}\r\n` };
}

/**
 * A cell of CSV. Texts that a spreadsheet would take for a formula get an apostrophe in front ("CSV Injection",
 * OWASP); plain numbers do not need it.
 */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const isFormula = /^[=+\-@\t\r]/.test(value) && !/^[-+]?\d+(\.\d+)?$/.test(value);
  const text = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Of judges and users together, as far as it is known. */
function rolesCost(costs: readonly (number | null)[]): number | null {
  const known = costs.filter((cost) => cost !== null);
  return known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0);
}

function textOf(value: Json | null): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}
