import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { RadioGroup } from '#renderer/components/radio-group.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import styles from '../editor.module.css';
import { useMakeDraft } from './use-make-draft.ts';

const KINDS = [
  { value: 'single-turn', label: 'Single turn', description: 'One question and one answer.' },
  {
    value: 'multi-turn',
    label: 'Multi turn',
    description: 'A conversation whose user turns are given or simulated.',
  },
  { value: 'tool-loop', label: 'Tool loop', description: 'The model calls tools until the task is done.' },
  {
    value: 'code-repair',
    label: 'Code repair',
    description: 'The model writes code, sees what failed, and tries again.',
  },
] as const;

type Kind = (typeof KINDS)[number]['value'];

interface NewDraftDialogProps {
  readonly onClose: () => void;
  readonly onMade: (draftId: string) => void;
}

/** Begins an environment with a template that runs as it is. */
export function NewDraftDialog({ onClose, onMade }: NewDraftDialogProps) {
  const [title, setTitle] = useState('');
  const [harness, setHarness] = useState<Kind>('single-turn');
  const { make, isMaking, error } = useMakeDraft(onMade);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="New environment"
      description="Begins with a small bundle that is valid and runs; change it from there."
      width={520}
      footer={
        <DialogFooter
          primary={
            <Button
              variant="primary"
              type="submit"
              form="new-draft"
              pending={isMaking}
              disabled={title.trim() === ''}
            >
              Create draft
            </Button>
          }
          cancel={<Button onClick={onClose}>Cancel</Button>}
        />
      }
    >
      <form
        id="new-draft"
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') void make({ kind: 'template', harness, title: title.trim() });
        }}
      >
        <TextField
          label="Title"
          value={title}
          error={error}
          placeholder="Sums of two numbers"
          onValueChange={setTitle}
        />
        <RadioGroup label="Harness" value={harness} onValueChange={setHarness} options={KINDS} />
      </form>
    </Dialog>
  );
}
