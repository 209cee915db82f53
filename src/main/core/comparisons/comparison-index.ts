import type { Input, Output } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

import { createSlotFilter, filterSlots } from './filter-slots.ts';
import { type ComparedCatalog, type OpenedComparison, openComparison } from './opened-comparison.ts';

/** The aligned attempts that a filter lets through, in order, and how many each filter would. */
export async function comparisonIndex(
  catalog: ComparedCatalog,
  request: Input<'comparisons.index'>,
): Promise<Output<'comparisons.index'>> {
  const comparison = await openComparison(catalog, request);
  const slots = await searched(catalog, comparison, request.search);
  const against = placeOf(comparison, request.against);
  const look = createSlotFilter(comparison, { against, answers: await comparison.answers() });
  const { shown, counts } = filterSlots(slots, request.show, look);
  return { ids: Uint32Array.from(shown, (slot) => firstResult(comparison, slot)), counts };
}

/** Place of a run among the compared ones; null for none in particular. Throws AppError `invalid-input`. */
export function placeOf({ runs, baseline }: OpenedComparison, runId: string | null): number | null {
  if (runId === null) return null;
  const place = runs.findIndex(({ run }) => run.id === runId);
  if (place !== -1 && place !== baseline) return place;
  throw new AppError(
    'invalid-input',
    'Compare with a run that is not the baseline and is among the compared ones.',
  );
}

/** Result id of the leftmost run that has an attempt in the slot; stands for the whole row. */
export function firstResult({ runs, resultAt }: OpenedComparison, slot: number): number {
  for (const run of runs.keys()) {
    const id = resultAt(run, slot);
    if (id !== null) return id;
  }
  return 0;
}

/** Slots of which some run's result matches the words. */
async function searched(
  { results }: ComparedCatalog,
  { runs, aligned, resultAt }: OpenedComparison,
  search: string,
): Promise<Uint32Array> {
  const slots = Uint32Array.from({ length: aligned.length }, (_, slot) => slot);
  if (search.trim() === '') return slots;
  const found = new Set<number>();
  for (const { run } of runs) {
    const { ids } = await results.index(run.id, { search }, { by: 'index', descending: false });
    for (const id of ids) found.add(id);
  }
  return slots.filter((slot) => runs.some((_, run) => found.has(resultAt(run, slot) ?? -1)));
}
