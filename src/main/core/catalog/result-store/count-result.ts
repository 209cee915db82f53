import type { CaseResult } from '#shared/domain/case-result.ts';

import type { Connection } from '../connection.ts';

/** What the counters of a run hold of one result. */
export interface CountedResult {
  readonly id: number;
  readonly verdict: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
}

/**
 * Adds a result to the counters of its run; `replaced` is the error it takes the place of. Returns the result's
 * place in the order of finishing.
 */
export function countResult(
  connection: Connection,
  run: number,
  result: CaseResult,
  replaced: CountedResult | null,
): number {
  const { verdict } = result;
  const changes = connection
    .prepare(
      `UPDATE runs SET
         changes = changes + 1,
         pass = pass + @pass, partial = partial + @partial, fail = fail + @fail, error = error + @error,
         input_tokens = coalesce(input_tokens + @input, input_tokens, @input),
         output_tokens = coalesce(output_tokens + @output, output_tokens, @output),
         cost_usd = coalesce(cost_usd + @cost, cost_usd, @cost)
       WHERE number = @run RETURNING changes`,
      'pluck',
    )
    .get({
      run,
      pass: verdict === 'pass' ? 1 : 0,
      partial: verdict === 'partial' ? 1 : 0,
      fail: verdict === 'fail' ? 1 : 0,
      error: (verdict === 'error' ? 1 : 0) - (replaced === null ? 0 : 1),
      input: difference(result.inputTokens, replaced?.inputTokens ?? null),
      output: difference(result.outputTokens, replaced?.outputTokens ?? null),
      cost: difference(result.costUsd, replaced?.costUsd ?? null),
    });
  return Number(changes);
}

/** Counts again from the results, after many of them were judged anew. */
export function recountVerdicts(connection: Connection, run: number): void {
  connection
    .prepare(
      `UPDATE runs SET
         changes = changes + 1,
         (pass, partial, fail, error) = (
           SELECT count(*) FILTER (WHERE verdict = 0), count(*) FILTER (WHERE verdict = 1),
                  count(*) FILTER (WHERE verdict = 2), count(*) FILTER (WHERE verdict = 3)
           FROM results WHERE run = @run
         )
       WHERE number = @run`,
    )
    .run({ run });
}

function difference(now: number | null, before: number | null): number | null {
  return now === null && before === null ? null : (now ?? 0) - (before ?? 0);
}
