import type { ComparisonRow } from '#shared/domain/comparison.ts';
import type { ResultRow } from '#shared/domain/result-view.ts';

import { firstResult } from './comparison-index.ts';
import type { ComparedCatalog, OpenedComparison } from './opened-comparison.ts';

/** Lines of the comparison by the ids that stand for them, in the order asked for; ids that stand for none are left out. */
export async function comparisonRows(
  catalog: ComparedCatalog,
  comparison: OpenedComparison,
  ids: readonly number[],
): Promise<ComparisonRow[]> {
  const slots = slotsOf(comparison, new Set(ids));
  const wanted = [...slots.values()].flatMap((slot) => resultsIn(comparison, slot));
  const rows = new Map<number, ResultRow>();
  for (const row of await catalog.results.rows(wanted)) rows.set(row.id, row);
  return ids.flatMap((id) => {
    const slot = slots.get(id);
    const first = rows.get(id);
    return slot === undefined || first === undefined ? [] : [rowOf(comparison, { slot, first, rows })];
  });
}

function slotsOf(comparison: OpenedComparison, ids: ReadonlySet<number>): Map<number, number> {
  const slots = new Map<number, number>();
  for (let slot = 0; slot < comparison.aligned.length && slots.size < ids.size; slot++) {
    const id = firstResult(comparison, slot);
    if (ids.has(id)) slots.set(id, slot);
  }
  return slots;
}

function resultsIn({ runs, resultAt }: OpenedComparison, slot: number): number[] {
  return [...runs.keys()].flatMap((run) => resultAt(run, slot) ?? []);
}

function rowOf(
  { runs, resultAt, changeAt }: OpenedComparison,
  { slot, first, rows }: { slot: number; first: ResultRow; rows: ReadonlyMap<number, ResultRow> },
): ComparisonRow {
  const { id, caseId, index, attempt, input, expected } = first;
  const cells = [...runs.keys()].map((run) => {
    const row = rows.get(resultAt(run, slot) ?? -1);
    if (row === undefined) return null;
    const { verdict, score, answer } = row;
    return { resultId: row.id, verdict, score, answer, change: changeAt(run, slot) };
  });
  return { id, caseId, index, attempt, input, expected, cells };
}
