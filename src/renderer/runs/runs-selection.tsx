import { Download, GitCompareArrows, Play, Trash2 } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { canResume, isLive } from './live-runs.ts';
import styles from './runs.module.css';
import type { RunActions } from './use-run-actions.ts';

interface RunsSelectionProps {
  readonly runs: readonly RunSummary[];
  readonly actions: RunActions;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected runs, at the bottom so that nothing moves. */
export function RunsSelection({ runs, actions, onDelete, onClear }: RunsSelectionProps) {
  const [first] = runs;
  const resumable = runs.filter(({ status }) => canResume(status));
  return (
    <section className={styles.selection} aria-label="Selected runs">
      <span aria-live="polite">{formatCount(runs.length)} selected</span>
      {resumable.length === 0 ? null : (
        <Button icon={Play} onClick={() => resumable.forEach(({ id }) => actions.resume(id))}>
          Resume
        </Button>
      )}
      <Button
        icon={GitCompareArrows}
        disabled={runs.length < 2 || runs.length > 8}
        title={runs.length > 8 ? 'At most eight runs can be compared.' : undefined}
        onClick={() => actions.compare(runs.map(({ id }) => id))}
      >
        Compare
      </Button>
      <Button
        icon={Download}
        disabled={runs.length !== 1}
        title={runs.length === 1 ? undefined : 'One run at a time can be exported.'}
        onClick={() => first && actions.exportCases(first.id)}
      >
        Export…
      </Button>
      <Button icon={Trash2} disabled={runs.some(({ status }) => isLive(status))} onClick={onDelete}>
        Delete
      </Button>
      <span className={styles.spring} />
      <Button variant="ghost" onClick={onClear}>
        Clear selection
      </Button>
    </section>
  );
}
