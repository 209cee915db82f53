import { Link } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';

import { formatProgress } from '#shared/format/percent.ts';
import { isLive, useLiveRuns } from '../runs/live-runs.ts';
import { useCall } from '../queries.ts';
import styles from './frame.module.css';
import { finishedOf } from './run-activity.ts';

/** Every live run with its share done; each leads to its report. */
export function RunningRuns({ narrow }: { readonly narrow: boolean }) {
  const { data: runs = [] } = useCall('runs.list', {});
  const progress = useLiveRuns((live) => live.byRun);
  const live = runs.filter((run) => isLive(progress[run.id]?.status ?? run.status));
  if (live.length === 0) return null;
  return (
    <div className={styles.running}>
      {narrow ? null : <h2 className={styles.runningTitle}>Running</h2>}
      <ul>
        {live.map((run) => {
          const counts = progress[run.id]?.counts ?? run.counts;
          const share = formatProgress(finishedOf({ counts }), counts.total);
          const name = `${run.environment.title}, ${run.model}`;
          return (
            <li key={run.id}>
              <Link
                to="/runs/$runId"
                params={{ runId: run.id }}
                className={styles.runningRun}
                title={name}
                aria-label={`${name}, ${share}`}
              >
                <LoaderCircle size={14} aria-hidden className={styles.turning} />
                {narrow ? null : <span className={styles.runningName}>{run.environment.title}</span>}
                {narrow ? null : <span className={styles.runningShare}>{share}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
