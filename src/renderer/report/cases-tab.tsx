import { useEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

import { caseAction } from '#renderer/case/case-keys.ts';
import { CasePane } from '#renderer/case/case-pane.tsx';
import { FilterChips } from '#renderer/components/filter-chips.tsx';
import { SplitPane } from '#renderer/components/split-pane.tsx';
import { useNarrow } from '#renderer/runs/use-narrow.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { CasesToolbar } from './cases-toolbar.tsx';
import { createListView } from './list-view.ts';
import { filterChips } from './report-chips.ts';
import styles from './report.module.css';
import { ResultsGrid } from './results-grid.tsx';
import { useCases } from './use-cases.ts';
import type { Cases } from './use-cases.ts';
import type { ReportFilter } from './use-report-filter.ts';
import { useKnownTags } from './use-result-index.ts';

interface CasesTabProps {
  readonly run: RunSummary;
  readonly report: ReportFilter;
  readonly actions: RunActions;
}

/** All results of a run as a table, with the chosen one beside it. */
export function CasesTab({ run, report, actions }: CasesTabProps) {
  const { search, change } = report;
  const [view] = useState(createListView);
  const { attach } = view;
  const cases = useCases(run, report, view);
  const tags = useKnownTags(run.id, true);
  const { activeId } = cases;
  const [hadCase] = useState(activeId !== null);
  // Coming back from the page of a case, the list has the focus again.
  useEffect(() => (hadCase ? view.focusWhenThere() : undefined), [hadCase, view]);
  const chips = filterChips(report);
  const clear = () => change({ q: undefined, status: undefined }, { push: true });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the list, each has a button as well
    <div ref={attach} className={styles.cases} onKeyDown={(event) => handleKey(event, cases)}>
      <CasesToolbar
        run={run}
        report={report}
        counts={cases.index.data?.counts}
        tags={tags}
        saveSet={actions.saveSet}
      />
      {chips.length === 0 ? null : (
        <div className={styles.chips}>
          <FilterChips chips={chips} onClear={clear} />
        </div>
      )}
      <CasesPanes
        start={<ResultsGrid run={run} report={report} actions={actions} cases={cases} onClear={clear} />}
        end={
          activeId === null ? null : (
            <CasePane
              id={activeId}
              model={run.model}
              list={cases.list}
              tab={search.view ?? 'result'}
              onTabChange={(tab) => change({ view: tab })}
              onChoose={cases.choose}
              onExpand={() => cases.openPage(activeId)}
              onClose={cases.close}
            />
          )
        }
      />
    </div>
  );
}

interface CasesPanesProps {
  readonly start: ReactNode;
  readonly end: ReactNode | null;
}

/** List and case side by side; in a narrow window the case takes the place of the list. */
function CasesPanes({ start, end }: CasesPanesProps) {
  const isNarrow = useNarrow();
  if (isNarrow && end !== null) return end;
  return (
    <SplitPane
      id="report"
      startLabel="Cases"
      endLabel="Case"
      startSize={58}
      startMin={420}
      endMin={380}
      start={start}
      end={end}
    />
  );
}

function handleKey(event: KeyboardEvent, { activeId, close, paging }: Cases): void {
  if (event.key === 'Escape' && !event.defaultPrevented && activeId !== null) {
    event.preventDefault();
    close();
    return;
  }
  const action = caseAction(event, event.target);
  if (action === 'next' || action === 'previous') paging.go(action === 'next' ? 1 : -1);
  else if (action === 'next-failure' || action === 'previous-failure')
    void paging.goToFailure(action === 'next-failure' ? 1 : -1);
  else return;
  event.preventDefault();
}
