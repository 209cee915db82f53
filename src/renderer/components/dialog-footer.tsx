import type { ReactNode } from 'react';

import styles from './dialog.module.css';

interface DialogFooterProps {
  /** The button that does it. */
  readonly primary: ReactNode;
  /** The button that leaves everything as it is. */
  readonly cancel?: ReactNode;
  /** Controls at the other end. */
  readonly start?: ReactNode;
}

const isWindows = /win/i.test(navigator.platform);

/** Buttons in the order of the platform: OK before Cancel on Windows, after it elsewhere. */
export function DialogFooter({ primary, cancel, start }: DialogFooterProps) {
  return (
    <div className={styles.footer}>
      <div className={styles.footerStart}>{start}</div>
      {isWindows ? primary : cancel}
      {isWindows ? cancel : primary}
    </div>
  );
}
