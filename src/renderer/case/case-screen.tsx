import { useNavigate, useParams } from '@tanstack/react-router';

import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { useReportFilter } from '#renderer/report/use-report-filter.ts';
import { useResultIndex } from '#renderer/report/use-result-index.ts';
import { useRunFeed } from '#renderer/runs/use-run-feed.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { CasePane } from './case-pane.tsx';
import styles from './case.module.css';

/** One case as a page of its own; previous and next follow the filter and sort of the report it came from. */
export function CaseScreen() {
  const { runId = '', caseId } = useParams({ strict: false });
  useRunFeed(runId);
  const run = useCall('runs.get', { runId });
  if (run.error) return <ErrorState title="The run could not be read." error={run.error} />;
  if (!run.data) return <Skeleton />;
  return <OpenCase run={run.data} id={Number(caseId)} />;
}

const NO_IDS = new Uint32Array();

function OpenCase({ run, id }: { readonly run: RunSummary; readonly id: number }) {
  const navigate = useNavigate();
  const { search, change, filter, sort } = useReportFilter();
  const index = useResultIndex({ runId: run.id, filter, sort });
  const { data: result } = useCall('results.get', { id });
  usePageTitle(`${result?.caseId ?? 'Case'} · run ${run.number}`);
  const choose = (next: number) =>
    void navigate({
      to: '/runs/$runId/cases/$caseId',
      params: { runId: run.id, caseId: String(next) },
      search: true,
      replace: true,
    });
  const back = () =>
    void navigate({
      to: '/runs/$runId',
      params: { runId: run.id },
      search: { ...search, tab: undefined, case: id },
    });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc goes back, as the link does
    <div
      className={styles.page}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        back();
      }}
    >
      <Crumbs run={run} onBack={back} />
      <CasePane
        id={id}
        model={run.model}
        list={{ runId: run.id, ids: index.data?.ids ?? NO_IDS, filter, sort }}
        tab={search.view ?? 'result'}
        onTabChange={(view) => change({ view })}
        onChoose={choose}
        onClose={back}
        takesFocus
      />
    </div>
  );
}

function Crumbs({ run, onBack }: { readonly run: RunSummary; readonly onBack: () => void }) {
  const { environment, model, number, id } = run;
  return (
    <>
      <nav className={styles.crumbs} aria-label="Where this is">
        <a href="#/runs">Runs</a> /{' '}
        <a
          href={`#/runs/${encodeURIComponent(id)}`}
          onClick={(event) => {
            event.preventDefault();
            onBack();
          }}
        >
          {environment.title} {environment.version} · {model} · run {number}
        </a>
      </nav>
      <h1 className="visually-hidden">Case of run {number}</h1>
    </>
  );
}
