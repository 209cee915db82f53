import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextArea } from '#renderer/components/text-area.tsx';
import type { RunSummary } from '#shared/domain/run.ts';
import type { RunActions } from './use-run-actions.ts';

interface NoteDialogProps {
  readonly run: RunSummary;
  readonly actions: RunActions;
  readonly onClose: () => void;
}

/** A few words to tell a run by. */
export function NoteDialog({ run, actions, onClose }: NoteDialogProps) {
  const [note, setNote] = useState(run.note ?? '');
  async function keep(): Promise<void> {
    const text = note.trim().slice(0, 2_000);
    await actions.note(run.id, text === '' ? null : text);
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Note on run ${run.number}`}
      width={440}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
      }}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button variant="primary" shortcut="Mod+Enter" onClick={() => void keep()}>
              Save note
            </Button>
          }
        />
      }
    >
      <TextArea label="Note" hideLabel rows={4} value={note} onValueChange={setNote} />
    </Dialog>
  );
}
