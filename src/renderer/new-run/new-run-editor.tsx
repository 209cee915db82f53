import { useRef } from 'react';
import type { KeyboardEvent } from 'react';

import { Dialog } from '#renderer/components/dialog.tsx';
import type { ProviderState } from '#shared/domain/model.ts';
import type { Surroundings } from './begin-from.ts';
import { NewRunFields } from './new-run-fields.tsx';
import { NewRunFooter } from './new-run-footer.tsx';
import { useNewRun } from './use-new-run.ts';
import { useStart } from './use-start.ts';
import { useTry } from './use-try.ts';

interface NewRunEditorProps extends Surroundings {
  readonly providers: readonly ProviderState[];
  readonly onClose: () => void;
}

/** The whole choice on one screen; Ctrl+Enter starts. */
export function NewRunEditor({ onClose, providers, ...surroundings }: NewRunEditorProps) {
  const newRun = useNewRun(surroundings);
  const trial = useTry();
  const starting = useStart();
  const startButton = useRef<HTMLButtonElement>(null);
  const modelsPlace = useRef<HTMLDivElement>(null);
  const { request, isBlocked, form } = newRun;
  const modelsInput = () => modelsPlace.current?.querySelector('input') ?? true;
  const begin = () => {
    // What is missing is where the keyboard goes.
    if (form.models.length === 0) modelsPlace.current?.querySelector('input')?.focus();
    if (request !== null && !isBlocked && !starting.isStarting) void starting.start(request);
  };
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    begin();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New run"
      width={640}
      initialFocus={form.models.length > 0 ? startButton : modelsInput}
      onKeyDown={handleKey}
      footer={
        <NewRunFooter
          newRun={newRun}
          trial={trial}
          isStarting={starting.isStarting}
          startButton={startButton}
          onStart={begin}
          onClose={onClose}
        />
      }
    >
      <NewRunFields
        newRun={newRun}
        trial={trial}
        providers={providers}
        surroundings={surroundings}
        startError={starting.error}
        modelsPlace={modelsPlace}
      />
    </Dialog>
  );
}
