import { randomUUID } from 'node:crypto';

import type { Catalog, RunRecord } from '#core/catalog/catalog.ts';
import { findRun } from '#core/runs/find-run.ts';
import type { Input } from '#shared/contract.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { AppError } from '#shared/errors.ts';

import { filterWords } from './filter-words.ts';
import { findFailureSet } from './find-failure-set.ts';

type What = Input<'failureSets.create'>['what'];

const IN_ORDER = { by: 'index', descending: false } as const;

/** Keeps the cases of chosen results of a run, each once, in the order of the dataset. Throws AppError for a choice of none. */
export async function createFailureSet(
  catalog: Pick<Catalog, 'failureSets' | 'runs' | 'results'>,
  { runId, name, what }: Input<'failureSets.create'>,
): Promise<FailureSet> {
  const run = await findRun(catalog, runId);
  const title = name.trim();
  if (title === '') throw new AppError('invalid-input', 'The set needs a name.');
  const caseRows = await chosenCases(catalog, run, what);
  if (caseRows.length === 0) {
    throw new AppError('invalid-input', `No case of run ${run.number} is chosen. Choose at least one.`);
  }
  const id = randomUUID();
  const chosenBy = choiceWords(what, caseRows.length);
  await catalog.failureSets.create({ id, name: title, run, caseRows, chosenBy });
  return findFailureSet(catalog, id);
}

async function chosenCases(
  { results }: Pick<Catalog, 'results'>,
  run: RunRecord,
  what: What,
): Promise<Uint32Array> {
  const chosen = new Set(
    what.kind === 'results' ? what.ids : (await results.index(run.id, filterOf(what), IN_ORDER)).ids,
  );
  const found = (await results.narrow(run.id)).filter(({ id }) => chosen.has(id));
  if (found.length < chosen.size) {
    throw new AppError('invalid-input', `Not all of these results are of run ${run.number}.`);
  }
  return Uint32Array.from(new Set(found.map(({ caseRow }) => caseRow)));
}

function filterOf(what: Exclude<What, { kind: 'results' }>) {
  return what.kind === 'filter' ? what.filter : { verdicts: ['fail' as const, 'partial' as const] };
}

function choiceWords(what: What, cases: number): string {
  if (what.kind === 'failures') return 'fail and partial';
  return what.kind === 'filter' ? filterWords(what.filter) : `${cases} chosen`;
}
