import { Play } from 'lucide-react';
import type { Ref } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { formatCounted } from '#shared/format/number.ts';
import type { NewRun } from './use-new-run.ts';
import type { Trial } from './use-try.ts';

interface NewRunFooterProps {
  readonly newRun: NewRun;
  readonly trial: Trial;
  readonly isStarting: boolean;
  readonly startButton: Ref<HTMLButtonElement>;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** Try one case, cancel, start. */
export function NewRunFooter({
  newRun,
  trial,
  isStarting,
  startButton,
  onStart,
  onClose,
}: NewRunFooterProps) {
  const { request, isBlocked, form } = newRun;
  return (
    <DialogFooter
      start={
        <Button
          disabled={request === null}
          pending={trial.isTrying}
          onClick={() => request && void trial.run(request)}
        >
          Try 1 case
        </Button>
      }
      cancel={<Button onClick={onClose}>Cancel</Button>}
      primary={
        <Button
          ref={startButton}
          variant="primary"
          icon={Play}
          shortcut="Mod+Enter"
          disabled={request === null || isBlocked}
          pending={isStarting}
          onClick={onStart}
        >
          {form.models.length > 1 ? `Start ${formatCounted(form.models.length, 'run')}` : 'Start run'}
        </Button>
      }
    />
  );
}
