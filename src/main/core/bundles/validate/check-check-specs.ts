import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { isTemplate } from '#core/templates/render-template.ts';
import type { JudgeCheck } from '#shared/domain/manifest/answer-check-specs.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { FinalState, SqlResult } from '#shared/domain/manifest/code-check-specs.ts';

/** Checks that the settings of a check go together, with each other and with the harness. */
export function checkCheckSpecs(parts: ManifestParts, report: ReportAt): void {
  for (const [index, check] of parts.checks.entries()) {
    if (check !== null) checkSpec(check, ['scoring', 'checks', index], parts, report);
  }
}

function checkSpec(check: CheckSpec, path: KeyPath, parts: ManifestParts, report: ReportAt): void {
  if (check.kind === 'judge') checkJudge(check, path, report);
  if (check.kind === 'sql-result') checkSql(check, path, report);
  if (check.kind === 'final-state') checkFinalState(check, path, parts, report);
}

function checkJudge(
  { prompt, promptFile, criteria, pairwise }: JudgeCheck,
  path: KeyPath,
  report: ReportAt,
): void {
  if (prompt !== undefined && promptFile !== undefined) {
    report([...path, 'promptFile'], 'The judge has a prompt and a prompt file as well.', 'Keep one of them.');
  }
  if (criteria === undefined || pairwise === undefined) return;
  const remedy = 'Remove "criteria:", or describe in the prompt what makes an answer the better one.';
  report([...path, 'criteria'], 'A comparison of two answers has no criteria of its own.', remedy);
}

const COMPARISONS = ['result', 'state', 'values'];
const ORDERS = ['auto', 'yes', 'no'];

function checkSql({ database, compare, order }: SqlResult, path: KeyPath, report: ReportAt): void {
  if (database.file === undefined && database.field === undefined) {
    const remedy = 'Name an SQL script of the bundle (file:) or a field of the row (field:).';
    report([...path, 'database'], 'The check has no database to query.', remedy);
  }
  checkWord(compare, COMPARISONS, [...path, 'compare'], report);
  checkWord(order, ORDERS, [...path, 'order'], report);
}

function checkWord(word: string, words: readonly string[], path: KeyPath, report: ReportAt): void {
  if (isTemplate(word) || words.includes(word)) return;
  report(path, `${String(path.at(-1))} cannot be "${word}".`, `Use one of: ${words.join(', ')}.`);
}

function checkFinalState(
  { expected, state, outputs }: FinalState,
  path: KeyPath,
  { harness, dataset }: ManifestParts,
  report: ReportAt,
): void {
  if (harness !== null && harness.kind !== 'tool-loop') {
    report(
      [...path, 'kind'],
      'Only the harness "tool-loop" leaves a final state.',
      'Use another kind of check.',
    );
    return;
  }
  if (!state && outputs === undefined) {
    report([...path, 'state'], 'The check looks at nothing.', 'Set "state: true", or name "outputs:".');
  }
  if (!state || expected !== undefined || dataset === null || dataset.solution !== undefined) return;
  const remedy = 'Name the field with the right tool calls: "solution:" in dataset.';
  report([...path, 'kind'], 'The check "final-state" has nothing to compare with.', remedy);
}
