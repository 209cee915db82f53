import type { Catalog } from '#core/catalog/catalog.ts';
import type { RunStatus } from '#shared/domain/run.ts';

/**
 * Writes down how a run ended; resolves with the status that people are told. Where it cannot be written, the run
 * has failed for them, and the next start of the application finds it without an owner.
 */
export async function writeEnding(
  { runs }: Pick<Catalog, 'runs'>,
  runId: string,
  { status, message }: { status: RunStatus; message: string | null },
): Promise<RunStatus> {
  try {
    await runs.setStatus(runId, status, message);
    if (message !== null) await runs.log(runId, levelOf(status), message);
    return status;
  } catch {
    return 'failed';
  }
}

function levelOf(status: RunStatus): 'info' | 'warning' | 'error' {
  if (status === 'failed') return 'error';
  return status === 'interrupted' ? 'warning' : 'info';
}
