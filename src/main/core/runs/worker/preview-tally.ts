import type { ResultRow } from '#shared/domain/result-view.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';
import type { WorkbenchRow } from '#shared/domain/workbench.ts';

import type { PreviewOutcome } from '../pool/job-request.ts';
import type { PreviewedResult } from './preview-job.ts';

const MOST_ROWS = 500;
const PREVIEW_LENGTH = 200;

/** Counts what becomes of results by other rules, and keeps those that change. */
export interface PreviewTally {
  /** Results of one run as they stand, and as they would be. */
  add(runId: string, rows: readonly ResultRow[], judged: readonly PreviewedResult[]): void;
  outcome(): Omit<PreviewOutcome, 'leftOut'>;
}

export function createPreviewTally(): PreviewTally {
  const before = noCounts();
  const after = noCounts();
  const changed: { run: number; index: number; row: WorkbenchRow }[] = [];
  const runs: string[] = [];
  const sums = { judged: 0, changedCount: 0, gained: 0, lost: 0 };

  const addOne = (runId: string, row: ResultRow, { stored, result }: PreviewedResult): void => {
    before[row.verdict] += 1;
    after[result.verdict] += 1;
    sums.judged += 1;
    const isVerdictOther = row.verdict !== result.verdict;
    if (isVerdictOther && result.verdict === 'pass') sums.gained += 1;
    if (isVerdictOther && row.verdict === 'pass') sums.lost += 1;
    if (!isVerdictOther && stored.answer === answerOf(result)) return;
    sums.changedCount += 1;
    if (changed.length >= MOST_ROWS) return;
    changed.push({
      run: runs.indexOf(runId),
      index: row.index,
      row: workbenchRow(runId, row, { stored, result }),
    });
  };
  return {
    add(runId, rows, judged) {
      if (!runs.includes(runId)) runs.push(runId);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const one of judged) {
        const row = byId.get(one.result.id);
        if (row !== undefined) addOne(runId, row, one);
      }
    },
    outcome: () => ({
      ...sums,
      before: { ...before, total: sums.judged },
      after: { ...after, total: sums.judged },
      changed: changed
        .toSorted((one, other) => one.run - other.run || one.index - other.index)
        .map(({ row }) => row),
    }),
  };
}

function workbenchRow(runId: string, row: ResultRow, { stored, result }: PreviewedResult): WorkbenchRow {
  return {
    resultId: row.id,
    runId,
    caseId: row.caseId,
    input: row.input,
    expected: row.expected,
    response: stored.response.slice(0, PREVIEW_LENGTH),
    before: { verdict: row.verdict, score: row.score, answer: row.answer },
    after: {
      verdict: result.verdict,
      score: result.score?.score ?? null,
      answer: answerOf(result)?.slice(0, PREVIEW_LENGTH) ?? null,
      reason: (result.score?.reason ?? result.failure?.message ?? '').slice(0, PREVIEW_LENGTH),
    },
  };
}

function answerOf({ score }: PreviewedResult['result']): string | null {
  return score?.answer ?? null;
}

function noCounts(): VerdictCounts {
  return { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0, total: 0 };
}
