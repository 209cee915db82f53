import type { ResultFilter, ResultSort } from '#shared/domain/result-view.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';

import { type Connection } from '../connection.ts';
import { VERDICT_CODE, verdictOfCode } from '../result-codes.ts';
import { countsOf } from '../run-store/run-summary.ts';
import { searchTerms } from '../search/search-terms.ts';
import { sortByCaseId } from './case-id-order.ts';
import { selectFiltered, selectSorted } from './result-filter.ts';
import { matchResultRows, type ResultKey } from './result-search.ts';
import { readRunKey, type RunKey } from './run-key.ts';

interface IndexRequest {
  readonly runId: string;
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
}

/**
 * See `ResultStore.index`. Without any filter but the verdict's, the counts are those of the run, with what was
 * planned and skipped; else they count the rows that remain.
 */
export function resultIndex(
  connection: Connection,
  { runId, filter, sort }: IndexRequest,
): { ids: Uint32Array; counts: VerdictCounts } {
  const run = readRunKey(connection, runId);
  const terms = searchTerms(filter.search ?? '');
  if (terms.length > 0 || sort.by === 'caseId') return indexByRows(connection, run, { filter, sort, terms });
  const ids = connection.numbers(selectSorted(connection, run.number, { filter, sort }).select('id'));
  return { ids: Uint32Array.from(ids), counts: countFiltered(connection, run, filter) };
}

/** For what SQL does not do well: full-text search over two tables, and the natural order of case ids. */
function indexByRows(
  connection: Connection,
  run: RunKey,
  { filter, sort, terms }: Omit<IndexRequest, 'runId'> & { readonly terms: readonly string[] },
) {
  const { verdicts, ...others } = filter;
  const selected = selectSorted(connection, run.number, { filter: others, sort });
  const keys = connection.tuples<ResultKey>(selected.select(['id', 'case_row', 'verdict']));
  const found = matchResultRows(connection, { run, keys, terms });
  const wanted = new Set(verdicts?.map((verdict): number => VERDICT_CODE[verdict]));
  const kept = wanted.size === 0 ? found : found.filter(([, , verdict]) => wanted.has(verdict));
  const sorted = sort.by === 'caseId' ? sortByCaseId(connection, run, { keys: kept, ...sort }) : kept;
  const counts = isFiltered(filter) ? countKeys(found) : countsOf(run);
  return { ids: Uint32Array.from(sorted, ([id]) => id), counts };
}

function countFiltered(connection: Connection, run: RunKey, filter: ResultFilter): VerdictCounts {
  if (!isFiltered(filter)) return countsOf(run);
  const { verdicts: _verdicts, ...others } = filter;
  const groups = connection.all(
    selectFiltered(connection, run.number, others)
      .select(({ fn }) => ['verdict', fn.countAll<number>().as('count')])
      .groupBy('verdict'),
  );
  return totalled(new Map(groups.map(({ verdict, count }) => [verdict, count])));
}

function countKeys(keys: readonly ResultKey[]): VerdictCounts {
  const byVerdict = new Map<number, number>();
  for (const [, , verdict] of keys) byVerdict.set(verdict, (byVerdict.get(verdict) ?? 0) + 1);
  return totalled(byVerdict);
}

function totalled(byVerdict: ReadonlyMap<number, number>): VerdictCounts {
  const counts: VerdictCounts = { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0, total: 0 };
  for (const [code, count] of byVerdict) {
    counts[verdictOfCode(code)] += count;
    counts.total += count;
  }
  return counts;
}

/** Whether anything but the verdicts narrows the list. */
function isFiltered({ verdicts: _verdicts, search, tags, ...others }: ResultFilter): boolean {
  if (searchTerms(search ?? '').length > 0 || (tags ?? []).length > 0) return true;
  return Object.values(others).some((value) => value !== undefined);
}
