import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/text-field.tsx';

interface FileNameDialogProps {
  /** The file that gets another name; null for a new one. */
  readonly path: string | null;
  readonly onName: (path: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the path of a file within the bundle. */
export function FileNameDialog({ path, onName, onClose }: FileNameDialogProps) {
  const [name, setName] = useState(path ?? '');
  const [error, setError] = useState<string | null>(null);
  async function commit(): Promise<void> {
    if (name.trim() === '' || name.trim() === path) return onClose();
    try {
      await onName(name.trim());
      onClose();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={path === null ? 'New file' : 'Rename file'}
      width={440}
      footer={
        <DialogFooter
          primary={
            <Button variant="primary" onClick={() => void commit()}>
              {path === null ? 'Create file' : 'Rename'}
            </Button>
          }
          cancel={<Button onClick={onClose}>Cancel</Button>}
        />
      }
    >
      <TextField
        label="Path"
        description="Folders are written with /, as in data/cases.jsonl."
        code
        value={name}
        error={error}
        onValueChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void commit();
        }}
      />
    </Dialog>
  );
}
