import type { RunSummary } from '#shared/domain/run.ts';
import { formatCounted } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';

export interface Ending {
  readonly title: string;
  readonly description: string;
  readonly kind: 'info' | 'error';
}

/** What to say of a run that ended; null for what the person did, who knows. */
export function endingOf(run: RunSummary): Ending | null {
  const name = `Run ${run.number}`;
  const about = `${run.environment.title} · ${run.model}`;
  switch (run.status) {
    case 'completed': {
      const errors = run.counts.error;
      return {
        title: errors === 0 ? `${name} is done` : `${name} is done with ${formatCounted(errors, 'error')}`,
        description:
          run.accuracy === null
            ? `${about} · nothing scored`
            : `${about} · ${formatPercent(run.accuracy.value)}`,
        kind: 'info',
      };
    }
    case 'failed':
      return {
        title: `${name} could not run`,
        description: `${about}. ${run.statusMessage ?? ''}`,
        kind: 'error',
      };
    case 'paused':
    case 'interrupted':
      // A person who pauses a run knows why; the core says why it did.
      return run.statusMessage === null
        ? null
        : { title: `${name} stopped`, description: `${about}. ${run.statusMessage}`, kind: 'error' };
    case 'queued':
    case 'running':
    case 'cancelled':
      return null;
  }
}
