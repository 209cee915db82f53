import type { ReactNode } from 'react';

import styles from './state.module.css';

interface EmptyStateProps {
  /** One sentence that says what is not here. */
  readonly title: string;
  readonly description?: ReactNode;
  /** The ways out, as buttons. */
  readonly actions?: ReactNode;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, description, actions }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {description ? <div className={styles.description}>{description}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
