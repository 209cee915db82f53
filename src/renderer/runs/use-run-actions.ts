import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import { useDeletion } from '#renderer/frame/use-deletion.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCounted } from '#shared/format/number.ts';

export interface RunActions {
  readonly pause: (runId: string) => void;
  readonly resume: (runId: string) => void;
  readonly retryErrors: (runId: string) => void;
  readonly cancel: (runId: string) => void;
  readonly rescore: (runId: string) => void;
  readonly note: (runId: string, note: string | null) => Promise<void>;
  /** Moves runs to the trash and offers Undo. */
  readonly remove: (runs: readonly RunSummary[]) => Promise<void>;
  readonly runAgain: (run: RunSummary) => void;
  readonly runFailures: (run: RunSummary) => void;
  /** Opens the comparison of these runs; of one run, the choice of a second. */
  readonly compare: (runIds: readonly string[]) => void;
  /** Opens the rules of scoring, to be tried on the answers of these runs. */
  readonly changeScoring: (runIds: readonly string[]) => void;
  readonly exportCases: (runId: string, what?: string) => void;
  /** Opens the dialog that keeps cases as a set; `what` as for an export. */
  readonly saveSet: (runId: string, what?: string) => void;
}

/** What can be done with a run from anywhere. What fails is said in a message that stays. */
export function useRunActions(): RunActions {
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const remove = useDeletion();
  const readAgain = () =>
    queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).startsWith('runs.') });
  const attempt = async (failed: string, action: () => Promise<unknown>): Promise<void> => {
    try {
      await action();
      await readAgain();
    } catch (error) {
      toasts.show({ title: failed, description: messageOf(error), kind: 'error' });
    }
  };
  const openDialog = (search: Record<string, string>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...search }) });
  return {
    pause: (runId) =>
      void attempt('The run could not be paused.', () => client.call('runs.pause', { runId })),
    resume: (runId) => void attempt('The run could not go on.', () => client.call('runs.resume', { runId })),
    retryErrors: (runId) =>
      void attempt('The errors could not be tried again.', () =>
        client.call('runs.resume', { runId, retryErrors: true }),
      ),
    cancel: (runId) =>
      void attempt('The run could not be cancelled.', () => client.call('runs.cancel', { runId })),
    rescore: (runId) =>
      void attempt('The run could not be scored again.', () => client.call('runs.rescore', { runId })),
    note: (runId, note) => attempt('The note was not kept.', () => client.call('runs.note', { runId, note })),
    remove: (runs) =>
      remove({
        kind: 'run',
        title:
          runs.length === 1
            ? `Run ${runs[0]?.number} deleted`
            : `${formatCounted(runs.length, 'run')} deleted`,
        run: () => client.call('runs.delete', { runIds: runs.map(({ id }) => id) }),
      }),
    runAgain: (run) =>
      openDialog({ dialog: 'run', env: run.environment.id, version: run.environment.version, run: run.id }),
    runFailures: (run) =>
      openDialog({
        dialog: 'run',
        env: run.environment.id,
        version: run.environment.version,
        run: run.id,
        what: 'failures',
      }),
    compare: (runIds) => void navigate({ to: '/compare', search: { runs: runIds.join(',') } }),
    changeScoring: (runIds) => void navigate({ to: '/workbench', search: { runs: runIds.join(',') } }),
    exportCases: (runId, what = 'failures') => openDialog({ dialog: 'export', run: runId, what }),
    saveSet: (runId, what = 'failures') => openDialog({ dialog: 'set', run: runId, what }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
