import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { Select } from '#renderer/components/select.tsx';
import { useCall } from '#renderer/queries.ts';
import { useMakeDraft } from './use-make-draft.ts';

interface CopyDialogProps {
  readonly onClose: () => void;
  readonly onMade: (draftId: string) => void;
}

/** Begins with a copy of an environment that is installed; the environment stays as it is. */
export function CopyDialog({ onClose, onMade }: CopyDialogProps) {
  const { data = [] } = useCall('environments.list', {});
  const [chosen, setDigest] = useState<string | null>(null);
  const digest = chosen ?? data[0]?.digest ?? '';
  const { make, isMaking, error } = useMakeDraft(onMade);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Edit an environment"
      description="Versions never change: a copy is edited, and saved as a new version."
      width={480}
      footer={
        <DialogFooter
          primary={
            <Button
              variant="primary"
              pending={isMaking}
              disabled={digest === ''}
              onClick={() => void make({ kind: 'environment', digest })}
            >
              Edit a copy
            </Button>
          }
          cancel={<Button onClick={onClose}>Cancel</Button>}
        />
      }
    >
      <Select
        label="Environment"
        value={digest}
        error={error}
        onValueChange={setDigest}
        options={data.map((each) => ({ value: each.digest, label: each.title, detail: each.version }))}
      />
    </Dialog>
  );
}
