import { Link } from '@tanstack/react-router';

import type { RunSummary } from '#shared/domain/run.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatRelativeTime } from '#shared/format/time.ts';
import { RunStatusBadge } from '../components/run-status-badge.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { useNow } from '../components/use-now.ts';
import { useCall } from '../queries.ts';
import styles from './environment.module.css';

interface LastRunsProps {
  readonly environment: string;
  readonly most?: number;
  readonly heading?: 'h2' | 'h3';
}

/** The newest runs of an environment, each with the way to its report. Nothing while there are none. */
export function LastRuns({ environment, most = 5, heading: Heading = 'h3' }: LastRunsProps) {
  const { data: runs = [] } = useCall('runs.list', {});
  const now = useNow();
  const last = runs
    .filter((run) => run.environment.id === environment)
    .toSorted((before, after) => after.number - before.number)
    .slice(0, most);
  if (last.length === 0) return null;
  return (
    <section aria-label="Last runs">
      <div className={styles.lastRunsHead}>
        <Heading>Last runs</Heading>
        <Trend runs={last} />
      </div>
      <ul className={styles.lastRuns}>
        {last.map((run) => (
          <li key={run.id} className={styles.lastRun}>
            <RunStatusBadge status={run.status} errors={run.counts.error} short />
            <Link to="/runs/$runId" params={{ runId: run.id }} className={styles.lastModel}>
              {run.model}
            </Link>
            <span className={styles.number}>{formatPercent(run.accuracy?.value)}</span>
            <span className={styles.when}>{formatRelativeTime(run.startedAt ?? run.createdAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Accuracies from old to new, once there are enough to see a trend. */
function Trend({ runs }: { readonly runs: readonly RunSummary[] }) {
  const values = runs.flatMap((run) => run.accuracy?.value ?? []).toReversed();
  if (values.length < 3) return null;
  return (
    <Sparkline values={values} label={`Accuracy, old to new: ${values.map(formatPercent).join(', ')}`} />
  );
}
