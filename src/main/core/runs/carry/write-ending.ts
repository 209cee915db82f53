import type { Catalog } from '#core/catalog/catalog.ts';
import type { RunStatus } from '#shared/domain/run.ts';

import { endingLines } from './ending-lines.ts';

/**
 * Writes down how a run ended; resolves with the status that people are told. Where it cannot be written, the run
 * has failed for them, and the next start of the application finds it without an owner.
 */
export async function writeEnding(
  { runs, results }: Pick<Catalog, 'runs' | 'results'>,
  runId: string,
  ending: { status: RunStatus; message: string | null },
): Promise<RunStatus> {
  try {
    await runs.setStatus(runId, ending.status, ending.message);
    for (const { level, message } of endingLines(ending, await results.narrow(runId))) {
      await runs.log(runId, level, message);
    }
    return ending.status;
  } catch {
    return 'failed';
  }
}
