import type { Catalog, StoredEnvironment } from '#core/catalog/catalog.ts';
import { alignSet, missingWords } from '#core/failure-sets/align-set.ts';
import type { CaseSelection } from '#shared/domain/run.ts';
import { drawSample } from '#shared/domain/statistics/draw-sample.ts';
import { AppError } from '#shared/errors.ts';

type SelectionCatalog = Pick<Catalog, 'cases' | 'runs' | 'results' | 'failureSets'>;

const CHUNK = 1_000;

/** Rows of the chosen cases, in the order of the dataset. Throws AppError when a choice names what is not there. */
export async function selectCases(
  catalog: SelectionCatalog,
  environment: StoredEnvironment,
  selection: CaseSelection,
): Promise<Uint32Array> {
  const rows = await chosen(catalog, environment, selection);
  if (rows.length === 0) {
    throw new AppError('invalid-input', 'No case is chosen. Choose at least one case for the run.');
  }
  return rows;
}

/** What a person should know about a choice that can be run: which cases of a set this version does not have. */
export async function selectionNote(
  catalog: SelectionCatalog,
  { digest }: StoredEnvironment,
  selection: CaseSelection,
): Promise<string | null> {
  return selection.kind === 'failure-set'
    ? missingWords(await alignSet(catalog, selection.id, digest))
    : null;
}

async function chosen(
  catalog: SelectionCatalog,
  { digest }: StoredEnvironment,
  selection: CaseSelection,
): Promise<Uint32Array> {
  switch (selection.kind) {
    case 'all':
      return catalog.cases.index(digest);
    case 'first':
      return (await catalog.cases.index(digest)).slice(0, selection.count);
    case 'sample': {
      const all = await catalog.cases.index(digest);
      return drawSample(all.length, selection.count, selection.seed)
        .sort()
        .map((place) => all[place] ?? 0);
    }
    case 'ids':
      return rowsOfIds(catalog, digest, selection.ids);
    case 'failure-set':
      return rowsOfSet(catalog, digest, selection.id);
    case 'failures-of':
      return failuresOf(catalog, digest, selection.runId);
  }
}

async function rowsOfIds(
  catalog: Pick<Catalog, 'cases'>,
  digest: string,
  ids: readonly string[],
): Promise<Uint32Array> {
  const found = await catalog.cases.rowsOfIds(digest, ids);
  const known = new Set(found.map(({ caseId }) => caseId));
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const names = missing.slice(0, 5).join(', ');
    throw new AppError(
      'not-found',
      `The environment has no case ${names}${missing.length > 5 ? ', …' : ''}.`,
    );
  }
  return Uint32Array.from(found, ({ row }) => row).sort();
}

/** Cases with at least one failed attempt. Those of another version are found again by their id. */
async function failuresOf(
  catalog: SelectionCatalog,
  digest: string,
  reference: string,
): Promise<Uint32Array> {
  const run = await catalog.runs.find(reference);
  if (run === null) throw new AppError('not-found', `There is no run ${reference}.`);
  const failed = (await catalog.results.narrow(run.id)).filter(
    ({ verdict }) => verdict === 'fail' || verdict === 'partial',
  );
  const rows = Uint32Array.from(new Set(failed.map(({ caseRow }) => caseRow))).sort();
  if (rows.length === 0) {
    throw new AppError('invalid-input', `Run ${run.number} has no failures to run again.`);
  }
  if (run.environment.digest === digest) return rows;
  return sameCases(catalog, digest, rows);
}

async function sameCases(
  catalog: Pick<Catalog, 'cases'>,
  digest: string,
  rows: Uint32Array,
): Promise<Uint32Array> {
  const found: number[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    const cases = await catalog.cases.many([...rows.subarray(start, start + CHUNK)]);
    const matches = await catalog.cases.rowsOfIds(
      digest,
      cases.map(({ id }) => id),
    );
    found.push(...matches.map(({ row }) => row));
  }
  return Uint32Array.from(found).sort();
}

async function rowsOfSet(catalog: SelectionCatalog, digest: string, id: string): Promise<Uint32Array> {
  const { set, rows } = await alignSet(catalog, id, digest);
  if (rows.length > 0) return rows;
  throw new AppError(
    'invalid-input',
    `No case of the set “${set.name}” is in this environment version. It was chosen from ${set.environment.title} ${set.environment.version}.`,
  );
}
