import type { CheckDetails } from '#shared/domain/check-details.ts';
import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { Review } from '#shared/domain/result-view.ts';
import type { RoleUse } from '#shared/domain/role.ts';

import { type Connection, query } from '../connection.ts';
import { unpackText } from '../packed-text.ts';
import { ownJson } from '../parse-json.ts';

/** The checks of a result as they were saved: their outcomes with what they found. */
export function readChecks(checks: string, details: Buffer | null): CheckOutcome[] {
  const outcomes = ownJson<CheckOutcome[]>(checks);
  if (details === null) return outcomes;
  const found = ownJson<(CheckDetails | null)[]>(unpackText(details));
  return outcomes.map((outcome, place) => {
    const one = found[place] ?? null;
    return one === null ? outcome : { ...outcome, details: one };
  });
}

/** What the models of roles took for one result. */
export function readRoles(connection: Connection, id: number): RoleUse[] {
  return connection.all(
    query
      .selectFrom('result_roles')
      .select(['role', 'model', 'calls', 'input_tokens as inputTokens', 'output_tokens as outputTokens'])
      .select(['cost_usd as costUsd', 'duration_ms as durationMs'])
      .where('result', '=', id)
      .orderBy('role')
      .orderBy('model'),
  );
}

export function readReview(connection: Connection, id: number): Review | null {
  const row = connection.first(query.selectFrom('reviews').selectAll().where('result', '=', id));
  if (row === undefined) return null;
  const { verdict, comment, bookmarked, at } = row;
  return { verdict, comment, bookmarked: bookmarked === 1, at };
}
