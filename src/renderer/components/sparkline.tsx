import styles from './sparkline.module.css';

interface SparklineProps {
  /** Values in [0, 1], oldest first. */
  readonly values: readonly number[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}

/** A few values as bars, to see a trend at a glance. */
export function Sparkline({ values, label, width = 60, height = 16 }: SparklineProps) {
  const step = width / Math.max(values.length, 1);
  return (
    <svg className={styles.sparkline} width={width} height={height} role="img" aria-label={label}>
      {values.map((value, index) => {
        const bar = Math.max(1, Math.min(1, Math.max(0, value)) * height);
        // oxlint-disable-next-line react/no-array-index-key
        return (
          <rect key={index} x={index * step} y={height - bar} width={Math.max(1, step - 1)} height={bar} />
        );
      })}
    </svg>
  );
}
