import type { Client } from '#shared/client.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { AppError } from '#shared/errors.ts';

const CHUNK = 200;

/** One attempt of a run at a case, by the id of the case. Throws AppError `not-found`. */
export async function findResult(
  client: Client,
  { run, caseId, attempt }: { run: string; caseId: string; attempt: number },
): Promise<ResultDetail> {
  const { id: runId, number } = await client.call('runs.get', { runId: run });
  const { ids } = await client.call('results.index', { runId, filter: { search: caseId.slice(0, 500) } });
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await client.call('results.rows', { ids: [...ids.subarray(start, start + CHUNK)] });
    const found = rows.find((row) => row.caseId === caseId && row.attempt === attempt);
    if (found !== undefined) return client.call('results.get', { id: found.id });
  }
  const which = attempt === 1 ? '' : `, attempt ${attempt}`;
  throw new AppError(
    'not-found',
    `Run ${number} has no result for the case ${caseId}${which}. benchgen cases ${number} lists what it has.`,
  );
}
