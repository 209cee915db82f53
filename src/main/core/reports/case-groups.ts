import type { NarrowResult } from '#core/catalog/catalog.ts';
import type { CaseTally } from '#shared/domain/statistics/accuracy.ts';
import type { CaseScores } from '#shared/domain/statistics/bootstrap.ts';

/** The scored attempts at one case. */
export type CaseGroup = CaseTally & CaseScores;

/** Groups scored attempts by case; attempts at one case must follow each other. Cases without a scored one are left out. */
export function caseGroups(results: Iterable<NarrowResult>): CaseGroup[] {
  const groups: CaseGroup[] = [];
  let current = { passed: 0, scored: 0, sum: 0, count: 0 };
  let currentRow: number | null = null;
  for (const { caseRow, verdict, score } of results) {
    if (score === null || verdict === 'error' || verdict === 'skipped') continue;
    if (caseRow !== currentRow) {
      current = { passed: 0, scored: 0, sum: 0, count: 0 };
      currentRow = caseRow;
      groups.push(current);
    }
    current.scored += 1;
    current.count += 1;
    current.sum += score;
    if (verdict === 'pass') current.passed += 1;
  }
  return groups;
}
