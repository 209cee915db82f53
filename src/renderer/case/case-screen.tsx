import { useNavigate, useParams } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';

import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useReportFilter } from '#renderer/report/use-report-filter.ts';
import { useResultIndex } from '#renderer/report/use-result-index.ts';
import { useCall } from '#renderer/queries.ts';
import { useRunFeed } from '#renderer/runs/use-run-feed.ts';
import { CasePane } from './case-pane.tsx';
import styles from './case.module.css';

/** One case as a page of its own; previous and next follow the filter and sort of the report it came from. */
export function CaseScreen() {
  const params = useParams({ strict: false });
  const runId = params.runId ?? '';
  const id = Number(params.caseId);
  useRunFeed(runId);
  const navigate = useNavigate();
  const { search, change, filter, sort } = useReportFilter();
  const run = useCall('runs.get', { runId });
  const index = useResultIndex({ runId, filter, sort });
  const choose = (next: number) =>
    void navigate({
      to: '/runs/$runId/cases/$caseId',
      params: { runId, caseId: String(next) },
      search: true,
      replace: true,
    });
  const back = () =>
    void navigate({ to: '/runs/$runId', params: { runId }, search: { ...search, tab: 'cases', case: id } });
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    back();
  }
  if (run.error) return <ErrorState title="The run could not be read." error={run.error} />;
  if (!run.data) return <Skeleton />;
  const { environment, model, number } = run.data;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc goes back, as the link does
    <div className={styles.page} onKeyDown={handleKey}>
      <nav className={styles.crumbs} aria-label="Where this is">
        <a href="#/runs">Runs</a> /{' '}
        <a
          href={`#/runs/${encodeURIComponent(runId)}`}
          onClick={(event) => {
            event.preventDefault();
            back();
          }}
        >
          {environment.title} {environment.version} · {model} · run {number}
        </a>
      </nav>
      <h1 className="visually-hidden">Case of run {number}</h1>
      <CasePane
        id={id}
        model={model}
        list={{ runId, ids: index.data?.ids ?? new Uint32Array(), filter, sort }}
        tab={search.view ?? 'result'}
        onTabChange={(view) => change({ view })}
        onChoose={choose}
        onClose={back}
        takesFocus
      />
    </div>
  );
}
