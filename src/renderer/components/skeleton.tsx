import { useEffect, useState } from 'react';

import styles from './skeleton.module.css';

interface SkeletonProps {
  readonly rows?: number;
  /** Height of a row in pixels. */
  readonly rowHeight?: number;
}

/** Grey rows while content loads; only after 150 ms, so that quick loads do not flicker. */
export function Skeleton({ rows = 6, rowHeight = 32 }: SkeletonProps) {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={styles.rows}>
      <span className="visually-hidden">Loading</span>
      {visible
        ? Array.from({ length: rows }, (_, row) => (
            // oxlint-disable-next-line react/no-array-index-key
            <div key={row} className={styles.row} style={{ height: rowHeight }}>
              <span style={{ width: `${40 + ((row * 37) % 45)}%` }} />
            </div>
          ))
        : null}
    </div>
  );
}
