import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from './button.tsx';
import styles from './state.module.css';

interface ErrorStateProps {
  /** What happened: `The environments could not be read.` */
  readonly title: string;
  /** Why, and what to do; usually the message of the error. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Another way out than Retry. */
  readonly action?: ReactNode;
  /** It stands for a whole page: its title is the heading. */
  readonly page?: boolean;
}

/** Something went wrong in place of content: what, why, and one button that helps. */
export function ErrorState({ title, error, onRetry, action, page = false }: ErrorStateProps) {
  const Title = page ? 'h1' : 'p';
  return (
    <div className={styles.state} role="alert">
      <Title className={styles.title}>
        <TriangleAlert size={16} className={styles.errorIcon} aria-hidden /> {title}
      </Title>
      <p className={styles.description}>{error instanceof Error ? error.message : String(error)}</p>
      <div className={styles.actions}>
        {action ?? (onRetry === undefined ? null : <Button onClick={onRetry}>Retry</Button>)}
      </div>
    </div>
  );
}
