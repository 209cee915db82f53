import type { Output } from '#shared/contract.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatRemaining } from '#shared/format/duration.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './new-run.module.css';

interface EstimateLineProps {
  readonly estimate: Output<'runs.estimate'> | undefined;
  readonly error: Error | null;
  readonly hasModel: boolean;
}

/** What the run will take, or what it still needs. */
export function EstimateLine({ estimate, error, hasModel }: EstimateLineProps) {
  return (
    <div className={styles.estimate} aria-live="polite">
      {error ? (
        <p className={styles.error}>{error.message}</p>
      ) : (
        <p>{hasModel ? (estimate ? estimateWords(estimate) : '') : 'Choose a model to start.'}</p>
      )}
    </div>
  );
}

function estimateWords({ requests, seconds, costUsd }: Output<'runs.estimate'>): string {
  const parts = [
    formatCounted(requests, 'request'),
    seconds === null
      ? 'time unknown'
      : `${formatRemaining(seconds * 1_000).replace(' left', '')} at the last speed`,
    costUsd === null ? 'cost unknown' : `est. cost ${formatCost(costUsd)}`,
  ];
  return parts.join(' · ');
}
