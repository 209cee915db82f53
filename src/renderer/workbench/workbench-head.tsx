import { Plus, X } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { Select } from '#renderer/components/select.tsx';
import { RunChoices } from '#renderer/compare/run-picker.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import type { Workbench, WorkbenchSubject } from './use-workbench.ts';
import styles from './workbench.module.css';

interface WorkbenchHeadProps {
  readonly subject: WorkbenchSubject;
  readonly environment: EnvironmentDetail;
  readonly bench: Workbench;
}

/** Whose answers are judged, the version that the rules come from, and the way to apply them. */
export function WorkbenchHead({ subject, environment, bench }: WorkbenchHeadProps) {
  const { runs, change } = subject;
  const [isApplying, setIsApplying] = useState(false);
  const hasErrors = bench.outcome?.problems.some(({ severity }) => severity === 'error') ?? true;
  const setRuns = (next: readonly RunSummary[]) =>
    change({ runs: next.map(({ id }) => id).join(','), result: undefined }, { push: true });
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h1 className={styles.title}>
          Change scoring of <a href={`#/env/${encodeURIComponent(environment.id)}`}>{environment.title}</a>
        </h1>
        <Select
          label="Rules of version"
          inline
          value={environment.version}
          onValueChange={(base) => change({ base, result: undefined }, { push: true })}
          options={environment.versions.map(({ version }) => ({ value: version, label: version }))}
        />
        <Button onClick={bench.reset} disabled={!bench.isChanged}>
          Start over
        </Button>
        <Button
          variant="primary"
          disabled={!bench.isChanged || hasErrors || bench.isJudging}
          onClick={() => {
            // Else the version that is made would take the place of this one while it is made.
            change({ base: environment.version });
            setIsApplying(true);
          }}
        >
          Apply…
        </Button>
      </div>
      <div className={styles.runs} role="group" aria-label="Runs">
        {runs.map((run) => (
          <RunChip
            key={run.id}
            run={run}
            onRemove={runs.length === 1 ? null : () => setRuns(runs.filter(({ id }) => id !== run.id))}
          />
        ))}
        <AddRun subject={subject} onAdd={(run) => setRuns([...runs, run])} />
      </div>
      {isApplying ? (
        <ApplyDialog
          subject={subject}
          environment={environment}
          bench={bench}
          onClose={() => setIsApplying(false)}
        />
      ) : null}
    </header>
  );
}

function RunChip({ run, onRemove }: { readonly run: RunSummary; readonly onRemove: (() => void) | null }) {
  return (
    <span className={styles.run}>
      <a href={`#/runs/${encodeURIComponent(run.id)}`} title={run.model}>
        run {run.number}
      </a>
      <span className={styles.model} title={run.model}>
        {shortModelName(run.model)}
      </span>
      {onRemove === null ? null : (
        <button
          type="button"
          className={styles.remove}
          aria-label={`Take out run ${run.number}`}
          onClick={onRemove}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

interface AddRunProps {
  readonly subject: WorkbenchSubject;
  readonly onAdd: (run: RunSummary) => void;
}

const MOST_RUNS = 8;

function AddRun({ subject: { runs, allRuns = [] }, onAdd }: AddRunProps) {
  const [isOpen, setIsOpen] = useState(false);
  const others = allRuns.filter(
    (run) =>
      run.environment.id === runs[0]?.environment.id &&
      !isLive(run.status) &&
      run.status !== 'paused' &&
      !runs.some(({ id }) => id === run.id),
  );
  if (others.length === 0) return null;
  return (
    <>
      <Button variant="ghost" icon={Plus} disabled={runs.length >= MOST_RUNS} onClick={() => setIsOpen(true)}>
        Add run…
      </Button>
      <Dialog open={isOpen} onOpenChange={setIsOpen} title="Add a run" width={860}>
        <RunChoices
          runs={others}
          chosen={[]}
          onChoose={(id) => {
            const run = others.find((one) => one.id === id);
            if (run !== undefined) onAdd(run);
            setIsOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}
