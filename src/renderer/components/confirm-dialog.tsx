import { useRef, useState, type ReactNode } from 'react';

import { Button } from './button.tsx';
import { DialogFooter } from './dialog-footer.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** Names the thing and the count. */
  readonly children: ReactNode;
  /** A verb: `Empty trash`. */
  readonly action: string;
  readonly onConfirm: () => Promise<void> | void;
}

/** Asks before what cannot be undone. Cancel has the focus. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  onConfirm,
}: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  async function confirm(): Promise<void> {
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      width={440}
      initialFocus={cancel}
      footer={
        <DialogFooter
          primary={
            <Button variant="danger" onClick={() => void confirm()}>
              {action}
            </Button>
          }
          cancel={
            <Button ref={cancel} onClick={() => onOpenChange(false)}>
              Cancel
            </Button>
          }
        />
      }
    >
      {children}
      {failure === null ? null : <p role="alert">{failure}</p>}
    </Dialog>
  );
}
