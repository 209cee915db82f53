import { Check, CircleDashed, LoaderCircle, Pause, Square, Unplug, X, type LucideIcon } from 'lucide-react';

import type { RunStatus } from '#shared/domain/run.ts';
import { runStatusWords } from '#shared/format/words.ts';
import { classNames } from './class-names.ts';
import styles from './run-status-badge.module.css';

const ICONS: Readonly<Record<RunStatus, LucideIcon>> = {
  queued: CircleDashed,
  running: LoaderCircle,
  paused: Pause,
  interrupted: Unplug,
  completed: Check,
  cancelled: Square,
  failed: X,
};

interface RunStatusBadgeProps {
  readonly status: RunStatus;
  /** Cases that broke; a completed run names them. */
  readonly errors?: number;
  /** Leaves the count of errors out where room is short. */
  readonly short?: boolean;
}

/** The status of a run as icon and word. It is never a verdict: a run does not pass. */
export function RunStatusBadge({ status, errors = 0, short = false }: RunStatusBadgeProps) {
  const Icon = ICONS[status];
  return (
    <span className={classNames(styles.badge, styles[status])} title={runStatusWords(status, errors)}>
      <Icon size={14} aria-hidden className={status === 'running' ? styles.turning : undefined} />
      <span className={styles.words}>{runStatusWords(status, short ? 0 : errors)}</span>
    </span>
  );
}
