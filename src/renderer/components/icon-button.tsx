import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import { ariaShortcut } from './shortcut.ts';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** Its name for screen readers, also shown as tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly size?: number;
}

/** A button with an icon alone, for the fixed set of well-known actions. */
export function IconButton({ icon: Icon, label, shortcut, size = 16, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut)}
        className={classNames(styles.button, className)}
      >
        <Icon size={size} aria-hidden />
      </button>
    </Tooltip>
  );
}
