import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

import styles from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  /** In pixels; the window may make it narrower. */
  readonly width?: number;
  /** A `DialogFooter`. */
  readonly footer?: ReactNode;
  readonly initialFocus?: ComponentProps<typeof BaseDialog.Popup>['initialFocus'];
  readonly onKeyDown?: ComponentProps<'div'>['onKeyDown'];
  readonly children: ReactNode;
}

/** A modal dialog: title, body that scrolls, footer that stays. Esc closes it and focus returns. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  width = 640,
  footer,
  initialFocus,
  onKeyDown,
  children,
}: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Viewport className={styles.viewport}>
          <BaseDialog.Popup
            className={styles.popup}
            style={{ width }}
            initialFocus={initialFocus}
            onKeyDown={onKeyDown}
          >
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
            {description ? (
              <BaseDialog.Description className={styles.description}>{description}</BaseDialog.Description>
            ) : null}
            <div className={styles.body}>{children}</div>
            {footer}
            {/* Last in the order of focus, so that a dialog opens on its content. */}
            <BaseDialog.Close className={styles.close} aria-label="Close">
              <X size={16} aria-hidden />
            </BaseDialog.Close>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
