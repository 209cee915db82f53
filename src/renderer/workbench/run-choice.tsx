import { EmptyState } from '#renderer/components/empty-state.tsx';
import { RunChoices } from '#renderer/compare/run-picker.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { WorkbenchSubject } from './use-workbench.ts';
import styles from './workbench.module.css';

/** Stands where no run is named: whose answers are to be judged. */
export function RunChoice({ subject }: { readonly subject: WorkbenchSubject }) {
  const { search, change, allRuns = [] } = subject;
  const runs = allRuns.filter(
    (run) =>
      !isLive(run.status) &&
      run.status !== 'paused' &&
      (search.env === undefined || run.environment.id === search.env),
  );
  if (runs.length === 0) {
    return (
      <EmptyState
        page
        title="There are no stored answers to judge."
        description="Run the environment with a model first: its answers are kept, and rules can be tried on them."
        actions={<a href="#/hub">Browse environments</a>}
      />
    );
  }
  return (
    <div className={styles.picker}>
      <h1>Change scoring</h1>
      <p className={styles.quiet}>Choose the run whose answers the rules are tried on. No model is asked.</p>
      <RunChoices
        runs={runs}
        chosen={[]}
        onChoose={(id) => change({ runs: id, env: undefined }, { push: true })}
      />
    </div>
  );
}
