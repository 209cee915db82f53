import type { Catalog, RunColumns, RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { Change, ComparisonRequest } from '#shared/domain/comparison.ts';
import { findRun } from '#core/runs/find-run.ts';
import { AppError } from '#shared/errors.ts';

import { type AlignedRuns, alignRuns } from './align-runs.ts';
import { answerNumbers } from './answer-numbers.ts';
import { type CaseNames, caseNames } from './case-names.ts';
import { changeOf } from './change-of.ts';

export type ComparedCatalog = Pick<Catalog, 'runs' | 'results' | 'cases' | 'environments'>;

/** One run of a comparison with all its numbers. */
export interface OpenedRun {
  readonly run: RunRecord;
  readonly environment: StoredEnvironment | null;
  readonly columns: RunColumns;
  readonly names: CaseNames;
}

/** The runs of a comparison, aligned. */
export interface OpenedComparison {
  readonly runs: readonly OpenedRun[];
  /** Place of the baseline among them. */
  readonly baseline: number;
  readonly aligned: AlignedRuns;
  /** Verdict of a run's attempt in a slot; null where there is none. */
  readonly verdictAt: (run: number, slot: number) => number | null;
  /** Row id of a run's result in a slot; null where there is none. */
  readonly resultAt: (run: number, slot: number) => number | null;
  readonly changeAt: (run: number, slot: number) => Change;
  /** For each run a number of the answer in each slot, equal for equal answers; read when first asked for. */
  readonly answers: () => Promise<readonly Int32Array[]>;
}

/** What takes a pass over the runs to know. */
type Kept = Pick<OpenedComparison, 'aligned' | 'answers'> & { readonly columns: readonly RunColumns[] };

/** Of the last comparison: its pages ask for it again and again. */
const kept = new WeakMap<ComparedCatalog['results'], Kept>();

/** Reads and aligns the runs of a comparison. Throws AppError `not-found` for a run that is not there. */
export async function openComparison(
  catalog: ComparedCatalog,
  request: Pick<ComparisonRequest, 'runIds' | 'baseline'>,
): Promise<OpenedComparison> {
  const records = await Promise.all(request.runIds.map((id) => findRun(catalog, id)));
  const baseline = request.baseline === null ? 0 : records.findIndex(({ id }) => id === request.baseline);
  if (baseline === -1) throw new AppError('invalid-input', 'The baseline is none of the compared runs.');
  const names = await caseNames(
    catalog.cases,
    records.map(({ environment }) => environment.digest),
  );
  const runs: OpenedRun[] = [];
  for (const [place, run] of records.entries()) {
    const own = names[place];
    if (own === undefined) continue;
    runs.push({
      run,
      environment: await catalog.environments.get(run.environment.digest),
      columns: await catalog.results.columns(run.id),
      names: own,
    });
  }
  return lookedInto(runs, baseline, keptOf(catalog, runs));
}

/** Runs whose columns are the ones that were aligned last are aligned as they were. */
function keptOf({ results }: ComparedCatalog, runs: readonly OpenedRun[]): Kept {
  const before = kept.get(results);
  const columns = runs.map((run) => run.columns);
  const isSame =
    before?.columns.length === columns.length && before.columns.every((one, place) => one === columns[place]);
  if (before !== undefined && isSame) return before;
  const aligned = alignRuns(runs);
  let answers: Promise<readonly Int32Array[]> | null = null;
  const made: Kept = {
    columns,
    aligned,
    answers: () => {
      answers ??= answerNumbers(results, runs, aligned).catch((error: unknown) => {
        // What could not be read now may be readable the next time.
        answers = null;
        throw error;
      });
      return answers;
    },
  };
  kept.set(results, made);
  return made;
}

function lookedInto(
  runs: readonly OpenedRun[],
  baseline: number,
  { aligned, answers }: Kept,
): OpenedComparison {
  const placeAt = (run: number, slot: number) => aligned.places[run]?.[slot] ?? -1;
  const verdictAt = (run: number, slot: number) => {
    const place = placeAt(run, slot);
    return place === -1 ? null : (runs[run]?.columns.verdicts[place] ?? null);
  };
  return {
    runs,
    baseline,
    aligned,
    answers,
    verdictAt,
    resultAt(run, slot) {
      const place = placeAt(run, slot);
      return place === -1 ? null : (runs[run]?.columns.ids[place] ?? null);
    },
    changeAt: (run, slot) =>
      run === baseline ? 'baseline' : changeOf(verdictAt(baseline, slot), verdictAt(run, slot)),
  };
}
