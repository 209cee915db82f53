import { formatInterval, formatPercent, formatUncertainty } from '#shared/format/percent.ts';
import styles from './interval-bar.module.css';

interface IntervalBarProps {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** In pixels. */
  readonly width?: number;
}

/** A share in [0, 1] as a bar with its interval as a whisker. */
export function IntervalBar({ value, low, high, width = 60 }: IntervalBarProps) {
  return (
    <span
      className={styles.bar}
      style={{ width }}
      role="img"
      aria-label={`${formatPercent(value)}, 95% interval ${formatInterval({ low, high })}`}
      title={`${formatPercent(value)} ${formatUncertainty({ value, low, high })}`}
    >
      <span className={styles.value} style={{ width: `${value * 100}%` }} />
      <span className={styles.whisker} style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
    </span>
  );
}
