import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { ProblemList } from '#renderer/components/problem-list.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { useCallMutation } from '#renderer/queries.ts';
import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { AppError } from '#shared/errors.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { nextVersion } from './next-version.ts';
import type { Workbench, WorkbenchSubject } from './use-workbench.ts';
import styles from './workbench.module.css';

interface ApplyDialogProps {
  readonly subject: WorkbenchSubject;
  readonly environment: EnvironmentDetail;
  readonly bench: Workbench;
  readonly onClose: () => void;
}

/** Says what applying does before it is done. */
export function ApplyDialog({ subject, environment, bench, onClose }: ApplyDialogProps) {
  const taken = environment.versions.map(({ version }) => version);
  const [version, setVersion] = useState(() => nextVersion(environment.version, taken));
  const { apply, isPending, error } = useApply({ subject, environment, bench, onClose });
  const isTaken = taken.includes(version);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Apply as a new version"
      width={520}
      footer={
        <DialogFooter
          primary={
            <Button
              variant="primary"
              pending={isPending}
              disabled={isTaken}
              onClick={() => void apply(version)}
            >
              Save version and score again
            </Button>
          }
          cancel={<Button onClick={onClose}>Cancel</Button>}
        />
      }
    >
      <div className={styles.apply}>
        <TextField
          label="Version"
          value={version}
          onValueChange={setVersion}
          error={isTaken ? `There is a version ${version} already.` : undefined}
        />
        <ul className={styles.points}>
          <li>
            {environment.title} {version} is made: these rules, everything else as in {environment.version}.
          </li>
          <li>{rescoreText(subject, bench)}</li>
          <li>The earlier scores stay in the history of each case. Earlier versions stay as they are.</li>
          <li>{judgeText(subject, bench)}</li>
        </ul>
        {error === null ? null : (
          <div role="alert">
            <p className={styles.failure}>{error.message}</p>
            <ProblemList problems={error instanceof AppError ? error.problems : []} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function rescoreText({ runs }: WorkbenchSubject, { outcome }: Workbench): string {
  const named = runs.map(({ number }) => number).join(', ');
  const what = `${runs.length === 1 ? 'Run' : 'Runs'} ${named} ${runs.length === 1 ? 'is' : 'are'} scored again by it`;
  if (outcome === undefined) return `${what}.`;
  const { gained, lost, changedCount } = outcome;
  return `${what}: ${formatCounted(changedCount, 'answer')} ${changedCount === 1 ? 'changes' : 'change'} (${formatCount(gained)} gained, ${formatCount(lost)} lost).`;
}

function judgeText({ runs }: WorkbenchSubject, { isAsking }: Workbench): string {
  if (!isAsking) return 'No model is called.';
  const judges = [...new Set(runs.flatMap(({ settings }) => settings.judges))].join(', ');
  return `The judges are asked again: ${judges}.`;
}

function useApply({ subject, environment, bench, onClose }: ApplyDialogProps) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const { mutateAsync, isPending, error } = useCallMutation('workbench.apply');
  const { runs, change } = subject;
  async function apply(version: string): Promise<void> {
    const request = {
      runIds: runs.map(({ id }) => id),
      scoring: bench.text,
      withJudges: bench.isAsking,
      base: environment.version,
      version,
    };
    // What goes wrong is shown by the dialog.
    const applied = await mutateAsync(request).catch(() => null);
    if (applied === null) return;
    bench.reset();
    await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => OF_RESULTS.test(String(name)) });
    toasts.show({
      title: `${environment.title} ${version} is saved`,
      description: `${formatCounted(applied.rescored, 'answer')} scored by it.`,
    });
    const [only, another] = runs;
    if (only !== undefined && another === undefined)
      await navigate({ to: '/runs/$runId', params: { runId: only.id }, search: {} });
    else change({ base: version, result: undefined });
    onClose();
  }
  return { apply, isPending, error };
}

/** Calls whose answers are others once runs were scored again. */
const OF_RESULTS = /^(?:runs|results|workbench|comparisons)\./;
