import type { ResultRow } from '#shared/domain/result-view.ts';

import { expectedPreview, readTags } from '../case-store/case-reads.ts';
import { anyOf, type Connection, query } from '../connection.ts';
import { boundaryOfCode, flagsOfBits, patternOfCode, verdictOfCode } from '../result-codes.ts';

const PREVIEW_LENGTH = 200;

/** Lines of the table of results, in the order asked for; ids that do not exist are left out. */
export function readResultRows(connection: Connection, ids: readonly number[]): ResultRow[] {
  const found = connection.all(selectRows().where('results.id', 'in', anyOf(ids)));
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toResultRow(row)];
  });
}

function selectRows() {
  return query
    .selectFrom('results')
    .innerJoin('result_texts', 'result_texts.id', 'results.id')
    .innerJoin('cases', 'cases.row', 'results.case_row')
    .innerJoin('case_texts', 'case_texts.row', 'results.case_row')
    .leftJoin('tag_sets', 'tag_sets.number', 'results.tag_set')
    .leftJoin('reviews', 'reviews.result', 'results.id')
    .selectAll('results')
    .select(['cases.case_id', 'tag_sets.tags', 'case_texts.expected', 'result_texts.failure_message'])
    .select([
      'reviews.result as reviewed',
      'reviews.verdict as review',
      'reviews.comment',
      'reviews.bookmarked',
    ])
    .select((eb) => {
      const beginning = <T extends string | null>(
        column: 'case_texts.input' | 'result_texts.answer' | 'result_texts.reason',
      ) => eb.fn<T>('substr', [column, eb.val(1), eb.val(PREVIEW_LENGTH)]);
      return [
        beginning<string>('case_texts.input').as('input'),
        beginning<string | null>('result_texts.answer').as('answer'),
        beginning<string>('result_texts.reason').as('reason'),
      ];
    });
}

type StoredRow = NonNullable<ReturnType<typeof firstRow>>;
function firstRow(connection: Connection) {
  return connection.first(selectRows());
}

function toResultRow(row: StoredRow): ResultRow {
  const boundary = boundaryOfCode(row.boundary);
  return {
    id: row.id,
    caseId: row.case_id,
    index: row.case_index,
    attempt: row.attempt,
    verdict: verdictOfCode(row.verdict),
    score: row.score,
    input: row.input,
    expected: expectedPreview(row.expected),
    answer: row.answer,
    reason: row.reason,
    tags: row.tags === null ? [] : [...readTags(row.tags)],
    latencyMs: row.latency_ms,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    pattern: patternOfCode(row.pattern),
    failure:
      boundary === null ? null : { boundary, cause: row.cause ?? '', message: row.failure_message ?? '' },
    flags: flagsOfBits(row.flags),
    review:
      row.reviewed === null
        ? null
        : { verdict: row.review, hasComment: row.comment !== '', bookmarked: row.bookmarked === 1 },
  };
}
