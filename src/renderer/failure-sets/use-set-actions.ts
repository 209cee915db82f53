import { useNavigate } from '@tanstack/react-router';

import { useClient } from '#renderer/client.ts';
import { writeSet } from '#renderer/export/export-choice.ts';
import { useDeletion } from '#renderer/frame/use-deletion.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';

export interface SetActions {
  readonly open: (set: FailureSet) => void;
  /** Opens the dialog of a new run with the cases of the set chosen. */
  readonly run: (set: FailureSet) => void;
  readonly exportCases: (set: FailureSet) => void;
  /** Moves it to the trash and offers Undo. */
  readonly remove: (set: FailureSet) => Promise<void>;
}

/** What can be done with a set from anywhere. */
export function useSetActions(): SetActions {
  const client = useClient();
  const navigate = useNavigate();
  const remove = useDeletion();
  const openDialog = (search: Record<string, string>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...search }) });
  return {
    open: ({ id }) => void navigate({ to: '/failure-sets/$setId', params: { setId: id } }),
    run: ({ id, environment }) => openDialog({ dialog: 'run', env: environment.id, set: id }),
    exportCases: ({ id, run }) => openDialog({ dialog: 'export', run: run.id, what: writeSet(id) }),
    remove: ({ id, name }) =>
      remove({
        kind: 'failure-set',
        title: `“${name}” deleted`,
        run: () => client.call('failureSets.delete', { id }),
      }),
  };
}
