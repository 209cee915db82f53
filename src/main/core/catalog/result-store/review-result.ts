import type { Review } from '#shared/domain/result-view.ts';
import { AppError } from '#shared/errors.ts';

import { query } from '../connection.ts';
import type { WriteContext } from '../writer/write-context.ts';

/** A person's verdict, comment and bookmark for `ResultStore.review`. */
export interface ReviewRequest extends Omit<Review, 'at'> {
  readonly id: number;
}

/** See `ResultStore.review`. */
export function reviewResult({ connection, at }: WriteContext, request: ReviewRequest): Review | null {
  const { id, verdict, comment, bookmarked } = request;
  const result = connection.first(query.selectFrom('results').select('id').where('id', '=', id));
  if (result === undefined) throw new AppError('not-found', `There is no result with the id ${id}.`);
  if (verdict === null && comment === '' && !bookmarked) {
    connection.run(query.deleteFrom('reviews').where('result', '=', id));
    return null;
  }
  const values = { verdict, comment, bookmarked: bookmarked ? 1 : 0, at };
  connection.run(
    query
      .insertInto('reviews')
      .values({ result: id, ...values })
      .onConflict((conflict) => conflict.column('result').doUpdateSet(values)),
  );
  return { verdict, comment, bookmarked, at };
}
