import { sql } from 'kysely';

import { FLAGS } from '#shared/domain/case-result.ts';
import type { ResultFilter, ResultSort } from '#shared/domain/result-view.ts';

import { readTags } from '../case-store/case-reads.ts';
import { anyOf, type Connection, query } from '../connection.ts';
import { patternCode, VERDICT_CODE } from '../result-codes.ts';

/** The results of a run under every part of the filter but the search. An empty list of verdicts or tags narrows nothing. */
export function selectFiltered(connection: Connection, run: number, filter: ResultFilter) {
  const { verdicts = [], tags = [], pattern, cause, flag, scoreBelow, latencyAboveMs } = filter;
  const flagBit = flag === undefined ? 0 : 1 << FLAGS.indexOf(flag);
  return query
    .selectFrom('results')
    .where('run', '=', run)
    .$if(verdicts.length > 0, (rows) =>
      rows.where('verdict', 'in', anyOf(verdicts.map((verdict) => VERDICT_CODE[verdict]))),
    )
    .$if(tags.length > 0, (rows) => rows.where('tag_set', 'in', anyOf(tagSetsWith(connection, run, tags))))
    .$if(pattern !== undefined, (rows) => rows.where('pattern', '=', patternCode(pattern ?? null)))
    .$if(cause !== undefined, (rows) => rows.where('cause', '=', cause ?? null))
    .$if(flag !== undefined, (rows) => rows.where(sql<boolean>`flags & ${flagBit} != 0`))
    .$if(scoreBelow !== undefined, (rows) => rows.where('score', '<', scoreBelow ?? null))
    .$if(latencyAboveMs !== undefined, (rows) => rows.where('latency_ms', '>', latencyAboveMs ?? null))
    .$if(filter.reviewed !== undefined, (rows) => rows.where(reviewed(filter.reviewed ?? 'any')))
    .$if(filter.bookmarked !== undefined, (rows) => rows.where(bookmarked(filter.bookmarked ?? true)));
}

/** With a verdict of a person; `differs`: pass where the automatic one is none, or the other way round. Errors are no verdicts. */
function reviewed(which: 'any' | 'differs') {
  const { pass, error } = VERDICT_CODE;
  const theirs = sql`SELECT verdict FROM reviews WHERE result = results.id`;
  if (which === 'any') return sql<boolean>`(${theirs}) IS NOT NULL`;
  return sql<boolean>`results.verdict < ${sql.lit(error)} AND ((${theirs}) = 'pass') != (results.verdict = ${sql.lit(pass)})`;
}

function bookmarked(wanted: boolean) {
  const marked = sql<boolean>`EXISTS (SELECT 1 FROM reviews WHERE result = results.id AND bookmarked = 1)`;
  return wanted ? marked : sql<boolean>`NOT ${marked}`;
}

/** The same in the order of the sort; what has no value comes last in both directions, ties in the order of cases. */
export function selectSorted(
  connection: Connection,
  run: number,
  { filter, sort }: { readonly filter: ResultFilter; readonly sort: ResultSort },
) {
  const rows = selectFiltered(connection, run, filter);
  const direction = sort.descending ? 'desc' : 'asc';
  switch (sort.by) {
    case 'index':
      return rows.orderBy('case_index', direction).orderBy('attempt');
    case 'caseId':
      return rows.orderBy('case_index').orderBy('attempt');
    case 'attempt':
      return rows.orderBy('attempt', direction).orderBy('case_index');
    case 'finishedOrder':
      return rows.orderBy('finished_order', direction);
    case 'verdict':
      return rows.orderBy('verdict', direction).orderBy('case_index').orderBy('attempt');
    case 'score':
    case 'latencyMs':
    case 'outputTokens': {
      const column = ({ score: 'score', latencyMs: 'latency_ms', outputTokens: 'output_tokens' } as const)[
        sort.by
      ];
      return rows
        .orderBy(sql`${sql.ref(column)} is null`)
        .orderBy(column, direction)
        .orderBy('case_index')
        .orderBy('attempt');
    }
  }
}

/** The sets among the run's that hold all of these tags. */
function tagSetsWith(connection: Connection, run: number, tags: readonly string[]): number[] {
  return connection
    .all(
      query
        .selectFrom('tag_sets')
        .selectAll()
        .where(
          'number',
          'in',
          query.selectFrom('results').select('tag_set').distinct().where('run', '=', run),
        ),
    )
    .filter((set) => tags.every((tag) => readTags(set.tags).includes(tag)))
    .map((set) => set.number);
}
