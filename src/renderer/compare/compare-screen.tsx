import type { KeyboardEvent } from 'react';

import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { SplitPane } from '#renderer/components/split-pane.tsx';
import { isTyping } from '#renderer/case/case-keys.ts';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import type { Comparison } from '#shared/domain/comparison.ts';
import { ComparedCasePane } from './compared-case-pane.tsx';
import styles from './compare.module.css';
import { CompareGrid } from './compare-grid.tsx';
import { CompareHead } from './compare-head.tsx';
import { compareAction } from './compare-keys.ts';
import { CompareToolbar } from './compare-toolbar.tsx';
import { RunPicker } from './run-picker.tsx';
import { useComparison } from './use-comparison.ts';
import type { ComparisonView } from './use-comparison.ts';

/** Two to eight runs side by side: numbers against a baseline, then case by case. */
export function CompareScreen() {
  const view = useComparison();
  const { runIds, comparison, error, addRun } = view;
  usePageTitle(titleOf(comparison));
  if (runIds.length < 2) return <RunPicker chosen={runIds} onChoose={addRun} />;
  if (error) {
    const action = <a href="#/runs">All runs</a>;
    return <ErrorState title="The runs cannot be compared." error={error} action={action} />;
  }
  if (comparison === undefined) return <Skeleton rows={14} />;
  return <OpenComparison view={view} comparison={comparison} />;
}

interface OpenComparisonProps {
  readonly view: ComparisonView;
  readonly comparison: Comparison;
}

function OpenComparison({ view, comparison }: OpenComparisonProps) {
  const { search, change } = view;
  const sharesNothing = comparison.runs.every(
    ({ shared, run }) => run.id === comparison.baseline || shared === 0,
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys for the whole screen, each has a control as well
    <div className={styles.screen} onKeyDown={(event) => handleKey(event, view, comparison)}>
      <CompareHead view={view} comparison={comparison} />
      {sharesNothing ? (
        <EmptyState
          title="These runs share no case."
          description="Runs are aligned by the content of their cases. Choose runs of the same environment."
        />
      ) : (
        <>
          <CompareToolbar view={view} comparison={comparison} />
          <SplitPane
            id="compare"
            startLabel="Cases"
            endLabel="Case"
            startSize={50}
            startMin={360}
            endMin={400}
            start={<CompareGrid view={view} comparison={comparison} />}
            end={
              search.case === undefined ? null : (
                <ComparedCasePane
                  id={search.case}
                  view={view}
                  comparison={comparison}
                  onClose={() => change({ case: undefined })}
                />
              )
            }
          />
        </>
      )}
    </div>
  );
}

function titleOf(comparison: Comparison | undefined): string {
  if (comparison === undefined) return 'Compare';
  return `Compare runs ${comparison.runs.map(({ run }) => run.number).join(', ')}`;
}

function handleKey(event: KeyboardEvent, view: ComparisonView, { runs }: Comparison): void {
  if (event.defaultPrevented || isTyping(event.target)) return;
  const { search, change, index } = view;
  const action = compareAction(event);
  if (action === null) return;
  if (action === 'close' && search.case === undefined) return;
  event.preventDefault();
  if (action === 'close') change({ case: undefined });
  if (action === 'diff') change({ plain: search.plain === true ? undefined : true });
  if (action === 'next' || action === 'previous') {
    const ids = index?.ids ?? new Uint32Array();
    const place = search.case === undefined ? -1 : ids.indexOf(search.case);
    const next = ids[place + (action === 'next' ? 1 : -1)];
    if (next !== undefined) change({ case: next });
  }
  if (action === 'baseline') {
    const place = runs.findIndex(({ run }) => run.id === (search.base ?? runs[0]?.run.id));
    const next = runs[(place + 1) % runs.length]?.run.id;
    if (next !== undefined) change({ base: next, vs: undefined });
  }
}
