import type { ResultStore } from '#core/catalog/catalog.ts';

import type { AlignedRuns } from './align-runs.ts';

/** For each run a number of the answer in each slot, equal for equal answers; -1 without an answer or an attempt. */
export async function answerNumbers(
  results: Pick<ResultStore, 'answers'>,
  runs: readonly { readonly run: { readonly id: string } }[],
  { places, length }: AlignedRuns,
): Promise<readonly Int32Array[]> {
  const numbers = new Map<string, number>();
  const numberOf = (answer: string | null) => {
    if (answer === null) return -1;
    const known = numbers.get(answer) ?? numbers.size;
    numbers.set(answer, known);
    return known;
  };
  const columns: Int32Array[] = [];
  for (const [place, { run }] of runs.entries()) {
    const own = (await results.answers(run.id)).map(numberOf);
    columns.push(Int32Array.from({ length }, (_, slot) => own[places[place]?.[slot] ?? -1] ?? -1));
  }
  return columns;
}
