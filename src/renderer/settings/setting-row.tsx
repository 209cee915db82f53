import type { ReactNode } from 'react';

import { Button } from '#renderer/components/button.tsx';
import styles from './settings.module.css';

interface SettingRowProps {
  readonly title: string;
  readonly about: ReactNode;
  readonly control: ReactNode;
  /** Given while the value is not the default. */
  readonly onRestore?: (() => void) | undefined;
}

/** One choice: what it is on the left, its control on the right. */
export function SettingRow({ title, about, control, onRestore }: SettingRowProps) {
  return (
    <div className={styles.row}>
      <div>
        <h3 className={styles.rowTitle}>{title}</h3>
        <p className={styles.about}>{about}</p>
        {onRestore ? (
          <Button variant="ghost" onClick={onRestore} aria-label={`Restore default: ${title}`}>
            Restore default
          </Button>
        ) : null}
      </div>
      <div className={styles.control}>{control}</div>
    </div>
  );
}
