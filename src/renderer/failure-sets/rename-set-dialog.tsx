import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { useCallMutation } from '#renderer/queries.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { LONGEST_NAME } from './set-name.ts';

interface RenameSetDialogProps {
  readonly set: FailureSet;
  readonly onClose: () => void;
}

/** Another name for a set. */
export function RenameSetDialog({ set, onClose }: RenameSetDialogProps) {
  const [name, setName] = useState(set.name);
  const { mutate, isPending, error } = useCallMutation('failureSets.rename');
  const isEmpty = name.trim() === '';
  const rename = () => {
    if (!isEmpty) mutate({ id: set.id, name }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rename set"
      width={440}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button variant="primary" disabled={isEmpty} pending={isPending} onClick={rename}>
              Rename
            </Button>
          }
        />
      }
    >
      <TextField
        label="Name"
        value={name}
        onValueChange={(next) => setName(next.slice(0, LONGEST_NAME))}
        error={error?.message}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
    </Dialog>
  );
}
