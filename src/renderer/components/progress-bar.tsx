import { Progress } from '@base-ui/react/progress';

import styles from './progress-bar.module.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** Null while it is not known: the bar then shows activity alone. */
  readonly total: number | null;
}

/** How much of something is done. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return (
    <Progress.Root
      className={styles.root}
      aria-label={label}
      value={total === null ? null : done}
      max={total === null || total === 0 ? 1 : total}
    >
      <Progress.Track className={styles.track}>
        <Progress.Indicator className={styles.indicator} />
      </Progress.Track>
    </Progress.Root>
  );
}
