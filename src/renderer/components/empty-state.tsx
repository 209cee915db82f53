import type { ReactNode } from 'react';

import styles from './state.module.css';

interface EmptyStateProps {
  /** One sentence that says what is not here. */
  readonly title: string;
  readonly description?: ReactNode;
  /** The ways out, as buttons. */
  readonly actions?: ReactNode;
  /** It stands for a whole page: its title is the heading. */
  readonly page?: boolean;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, description, actions, page = false }: EmptyStateProps) {
  const Title = page ? 'h1' : 'p';
  return (
    <div className={styles.state}>
      <Title className={styles.title}>{title}</Title>
      {description ? <div className={styles.description}>{description}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
