import { TriangleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface FieldTexts {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly description?: ReactNode;
  /** What is wrong and what to do; shown under the control and announced. */
  readonly error?: ReactNode;
  /** What the person should know before going on; nothing is wrong with the value itself. */
  readonly warning?: ReactNode;
}

export interface FieldWiring {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface FieldProps extends FieldTexts {
  readonly className?: string | undefined;
  readonly children: (wiring: FieldWiring) => ReactNode;
}

/** Label, description and error around one control, wired for screen readers. */
export function Field({ label, hideLabel, description, error, warning, className, children }: FieldProps) {
  const id = useId();
  const hasError = error !== undefined && error !== null;
  const hasWarning = warning !== undefined && warning !== null;
  const describedBy = [
    description ? `${id}-about` : '',
    hasError ? `${id}-error` : '',
    hasWarning ? `${id}-warning` : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classNames(styles.field, className)}>
      <label id={`${id}-label`} htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({
        id,
        labelId: `${id}-label`,
        describedBy: describedBy === '' ? undefined : describedBy,
        invalid: hasError,
      })}
      {description ? (
        <p id={`${id}-about`} className={styles.description}>
          {description}
        </p>
      ) : null}
      {hasError ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {hasWarning ? (
        <p id={`${id}-warning`} className={styles.warning} role="status">
          <TriangleAlert size={12} aria-hidden /> <span>{warning}</span>
        </p>
      ) : null}
    </div>
  );
}
