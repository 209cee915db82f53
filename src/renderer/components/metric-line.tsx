import type { ReactNode } from 'react';

import styles from './metric-line.module.css';

export interface Metric {
  readonly label: string;
  readonly value: ReactNode;
  /** Small text after the value, such as an interval. */
  readonly after?: ReactNode;
  readonly title?: string | undefined;
}

/** Numbers side by side: label above, value below. Not tiles. */
export function MetricLine({ metrics }: { readonly metrics: readonly Metric[] }) {
  return (
    <dl className={styles.line}>
      {metrics.map((metric) => (
        <div key={metric.label} className={styles.metric} title={metric.title}>
          <dt className={styles.label}>{metric.label}</dt>
          <dd className={styles.value}>
            {metric.value}
            {metric.after === undefined ? null : <span className={styles.after}>{metric.after}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
