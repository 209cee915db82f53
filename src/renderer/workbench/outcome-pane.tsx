import { useMemo } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import type { WorkbenchOutcome } from '#shared/domain/workbench.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { FlipDetail } from './flip-detail.tsx';
import { FLIP_WORDS, flipsOf } from './flips.ts';
import { FlipsGrid } from './flips-grid.tsx';
import { OutcomeNumbers } from './outcome-numbers.tsx';
import type { Workbench, WorkbenchSubject } from './use-workbench.ts';
import { FLIP_FILTERS, type FlipFilter } from './workbench-search.ts';
import styles from './workbench.module.css';

interface OutcomePaneProps {
  readonly subject: WorkbenchSubject;
  readonly bench: Workbench;
}

/** What the rules make of the stored answers: the numbers, the answers that change, and one of them in full. */
export function OutcomePane({ subject, bench }: OutcomePaneProps) {
  const { outcome, error } = bench;
  if (error !== null && outcome === undefined)
    return <ErrorState title="The answers could not be judged." error={error} />;
  if (outcome === undefined) return <Skeleton rows={10} />;
  return <Outcome subject={subject} bench={bench} outcome={outcome} />;
}

interface OutcomeProps extends OutcomePaneProps {
  readonly outcome: WorkbenchOutcome;
}

function Outcome({ subject, bench, outcome }: OutcomeProps) {
  const { search, change, runs } = subject;
  const show = search.show ?? 'all';
  const rows = useMemo(() => flipsOf(outcome.changed, show), [outcome, show]);
  const shown = outcome.changed.find(({ resultId }) => resultId === search.result);
  return (
    <div className={styles.outcome}>
      <OutcomeNumbers outcome={outcome} isJudging={bench.isJudging} />
      {bench.error === null ? null : (
        <p role="alert" className={styles.failure}>
          {bench.error.message}
        </p>
      )}
      <LeftOut outcome={outcome} onJudgeAll={bench.judgeAll} />
      <div className={styles.toolbar}>
        <SegmentedFilter<FlipFilter>
          label="Changes"
          value={show}
          onValueChange={(next) => change({ show: next === 'all' ? undefined : next, result: undefined })}
          segments={FLIP_FILTERS.map((filter) => ({
            value: filter,
            label: FLIP_WORDS[filter],
            count: flipsOf(outcome.changed, filter).length,
          }))}
        />
        {outcome.changedCount > outcome.changed.length ? (
          <span className={styles.quiet}>
            The first {formatCount(outcome.changed.length)} of {formatCount(outcome.changedCount)} changes.
          </span>
        ) : null}
      </div>
      <div className={styles.list}>
        <FlipsGrid
          rows={rows}
          runs={runs}
          emptyText={emptyText(outcome, show, bench)}
          activeId={shown?.resultId ?? null}
          onActiveChange={(result) => change({ result })}
        />
      </div>
      {shown === undefined ? null : <FlipDetail row={shown} onClose={() => change({ result: undefined })} />}
    </div>
  );
}

function LeftOut({
  outcome,
  onJudgeAll,
}: {
  readonly outcome: WorkbenchOutcome;
  readonly onJudgeAll: () => void;
}) {
  if (outcome.leftOut === 0) return null;
  return (
    <p className={styles.note}>
      Judged are the first {formatCounted(outcome.judged, 'answer')}; {formatCount(outcome.leftOut)} are left
      out here. Applying judges all of them.{' '}
      <Button variant="ghost" onClick={onJudgeAll}>
        Judge all here
      </Button>
    </p>
  );
}

function emptyText(outcome: WorkbenchOutcome, show: FlipFilter, { isChanged }: Workbench): string {
  if (outcome.problems.some(({ severity }) => severity === 'error'))
    return 'Nothing is judged until the problems of the rules are mended.';
  if (show !== 'all') return 'No answer changes like this.';
  return isChanged
    ? 'No answer changes.'
    : 'Change the rules: the answers that they judge differently stand here at once.';
}
