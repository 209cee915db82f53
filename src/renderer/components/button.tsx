import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { ariaShortcut } from './shortcut.ts';
import { Spinner } from './spinner.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  readonly icon?: LucideIcon | undefined;
  readonly shortcut?: string | undefined;
  /** Work of this button is under way: it shows a spinner and takes no further press. */
  readonly pending?: boolean;
}

/** A button with a verb on it. */
export function Button({
  variant = 'secondary',
  icon: Icon,
  shortcut,
  pending = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[variant], className)}
      aria-busy={pending || undefined}
      aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut)}
      onClick={pending ? undefined : onClick}
    >
      {pending ? <Spinner /> : Icon === undefined ? null : <Icon size={16} aria-hidden />}
      {children}
    </button>
  );
}
