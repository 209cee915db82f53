import { useRef, useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';

interface UnsavedDialogProps {
  readonly paths: readonly string[];
  readonly onSave: () => Promise<void>;
  readonly onDrop: () => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks what becomes of changes before their files are closed. */
export function UnsavedDialog({ paths, onSave, onDrop, onCancel }: UnsavedDialogProps) {
  const save = useRef<HTMLButtonElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = (act: () => Promise<void>) => () =>
    void act().catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
  const what = paths.length === 1 ? (paths[0] ?? '') : `${paths.length} files`;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onCancel()}
      title={`Save the changes to ${what}?`}
      width={460}
      initialFocus={save}
      footer={
        <DialogFooter
          start={<Button onClick={attempt(onDrop)}>Don’t save</Button>}
          primary={
            <Button ref={save} variant="primary" onClick={attempt(onSave)}>
              Save
            </Button>
          }
          cancel={<Button onClick={onCancel}>Cancel</Button>}
        />
      }
    >
      <p>Without saving, the text goes back to how it was when it was opened or last saved.</p>
      {paths.length > 1 ? (
        <ul>
          {paths.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      ) : null}
      {failure === null ? null : <p role="alert">{failure}</p>}
    </Dialog>
  );
}
