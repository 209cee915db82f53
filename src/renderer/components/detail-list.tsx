import type { ReactNode } from 'react';

import styles from './detail-list.module.css';

export interface DetailItem {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts as label and value, one a line. */
export function DetailList({ items }: { readonly items: readonly DetailItem[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.label} className={styles.item}>
          <dt className={styles.label}>{item.label}</dt>
          <dd className={styles.value}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
