import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { CheckDetails, JudgeOpinion, SandboxRun, TableView } from '#shared/domain/check-details.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';

import { indented } from './indented.ts';
import { table } from './table.ts';

const MOST_ROWS = 10;

/** A check with its score, its reason and what it found. */
export function checkText({ name, kind, score, weight, reason, details }: CheckOutcome): string {
  const title = name === kind ? kind : `${name} (${kind})`;
  const share = weight === 1 ? '' : `, weight ${weight}`;
  const line = `${title}: ${score.toFixed(2)}${share} · ${reason}`;
  return details === undefined ? line : `${line}\n${indented(detailsText(details))}`;
}

/** An execution in a sandbox: how it ended and what it printed. */
export function executionText({ sandbox, end, stdout, stderr, error, durationMs }: SandboxRun): string {
  const parts = [`${sandbox} · ${end} · ${formatDuration(durationMs)}`];
  if (stdout.trim() !== '') parts.push(`stdout:\n${indented(stdout.trimEnd())}`);
  if (stderr.trim() !== '') parts.push(`stderr:\n${indented(stderr.trimEnd())}`);
  if (error !== null) parts.push(indented(error.traceback.trim() || `${error.type}: ${error.message}`));
  return parts.join('\n');
}

function detailsText(details: CheckDetails): string {
  switch (details.kind) {
    case 'code':
      return details.runs.map(executionText).join('\n');
    case 'judge':
      return details.opinions.map(opinionText).join('\n');
    case 'instructions':
      return table(
        ['INSTRUCTION', 'STRICT', 'LOOSE', 'ARGUMENTS'],
        details.rows.map(({ id, strict, loose, arguments: given }) => [id, mark(strict), mark(loose), given]),
      );
    case 'calls':
      return sides(details.expected.join('\n'), details.got.join('\n'));
    case 'tables':
      return sides(tableText(details.expected), tableText(details.got));
    case 'state':
      return [
        ...details.differences.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`),
        ...details.missingOutputs.map((output) => `not said: ${output}`),
      ].join('\n');
  }
}

function opinionText(opinion: JudgeOpinion): string {
  const { model, score, isSwapped, costUsd, durationMs, reasoning, criteria, thinking } = opinion;
  const place = isSwapped === undefined ? '' : isSwapped ? ' · answers swapped' : ' · answers in order';
  const cost = costUsd === null ? '' : ` · ${formatCost(costUsd)}`;
  return [
    `${model}: ${score.toFixed(2)}${place}${cost} · ${formatDuration(durationMs)}`,
    ...(thinking === undefined ? [] : [indented(`(thinking) ${thinking}`)]),
    ...(reasoning === '' ? [] : [indented(reasoning)]),
    ...criteria.map(({ name, score: one, reason }) => indented(`${name}: ${one.toFixed(2)} · ${reason}`)),
  ].join('\n');
}

function sides(expected: string, got: string): string {
  return `expected:\n${indented(expected || '(nothing)')}\ngot:\n${indented(got || '(nothing)')}`;
}

function tableText(view: TableView | null): string {
  if (view === null) return '(no result)';
  const rows = view.rows.slice(0, MOST_ROWS).map((row) => row.map((cell) => JSON.stringify(cell)));
  const more = view.rowCount - rows.length;
  return [table(view.columns, rows), ...(more > 0 ? [`… ${more} more`] : [])].join('\n');
}

function mark(holds: boolean): string {
  return holds ? 'yes' : 'NO';
}
