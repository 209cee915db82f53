import type { Catalog, RunRecord } from '#core/catalog/catalog.ts';
import { alignSet } from '#core/failure-sets/align-set.ts';
import type { ExportRequest } from '#shared/domain/export.ts';
import type { ResultDetail, ResultFilter } from '#shared/domain/result-view.ts';

const IN_ORDER = { by: 'index', descending: false } as const;
/** After so many results other work of the process gets its turn. */
const TURN = 25;

/** Row ids of the results to export: exactly those of the request, in the order of cases and attempts. */
export async function chosenResults(
  catalog: Pick<Catalog, 'results' | 'cases' | 'failureSets'>,
  run: RunRecord,
  what: ExportRequest['what'],
): Promise<Uint32Array> {
  if (what.kind === 'failure-set') return resultsOfSet(catalog, run, what.id);
  const { ids } = await catalog.results.index(run.id, filterOf(what), IN_ORDER);
  if (what.kind !== 'results') return ids;
  const wanted = new Set(what.ids);
  return ids.filter((id) => wanted.has(id));
}

/** Every attempt of the run at a case of the set. */
async function resultsOfSet(
  catalog: Pick<Catalog, 'results' | 'cases' | 'failureSets'>,
  run: RunRecord,
  id: string,
): Promise<Uint32Array> {
  const rows = new Set((await alignSet(catalog, id, run.environment.digest)).rows);
  const results = (await catalog.results.narrow(run.id)).filter(({ caseRow }) => rows.has(caseRow));
  return Uint32Array.from(results, (result) => result.id);
}

function filterOf(what: ExportRequest['what']): ResultFilter {
  switch (what.kind) {
    case 'failures':
      return { verdicts: ['fail', 'partial'] };
    case 'filter':
      return what.filter;
    case 'all':
    case 'failure-set':
    case 'results':
      return {};
  }
}

/** Reads results one by one, so that an export of any size takes little memory. */
export async function* resultDetails(
  { results }: Pick<Catalog, 'results'>,
  ids: Uint32Array,
): AsyncGenerator<ResultDetail> {
  for (const [place, id] of ids.entries()) {
    if (place % TURN === TURN - 1) await nextTurn();
    const result = await results.get(id);
    if (result !== null) yield result;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
