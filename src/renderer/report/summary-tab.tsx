import { IntervalBar } from '#renderer/components/interval-bar.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Report, ReportBreakdown, TagRow } from '#shared/domain/report.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatScore } from '#shared/format/number.ts';
import { formatPercent, formatUncertainty } from '#shared/format/percent.ts';
import { CalibrationSection } from './calibration-section.tsx';
import { FailureGroups } from './failure-groups.tsx';
import { Histogram } from './histogram.tsx';
import { MoreMetrics } from './more-metrics.tsx';
import { RolesTable } from './roles-table.tsx';
import styles from './summary.module.css';

interface SummaryTabProps {
  readonly run: RunSummary;
  readonly report: Report | undefined;
  /** Opens the cases that a number stands for. */
  readonly onShow: (filter: ResultFilter) => void;
  readonly onOpen: (resultId: number) => void;
}

/** Where a run is strong and weak: failure groups, tags, spread of scores and times. */
export function SummaryTab({ run, report, onShow, onOpen }: SummaryTabProps) {
  const { data, error, refetch } = useCall('runs.breakdown', { runId: run.id });
  if (error)
    return <ErrorState title="The summary could not be made." error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  return (
    <div className={styles.summary}>
      {report ? <MoreMetrics report={report} /> : null}
      {report ? <RolesTable roles={report.roles} /> : null}
      <FailureGroups groups={data.failures} onShow={onShow} />
      <div className={styles.figures}>
        {data.scores ? <Histogram title="Scores" data={data.scores} format={formatScore} /> : null}
        {data.latency ? <Histogram title="Latency" data={data.latency} format={formatDuration} /> : null}
      </div>
      {data.tags.length === 0 ? null : <TagTable rows={data.tags} onShow={onShow} />}
      {report ? (
        <CalibrationSection
          runId={run.id}
          hasJudge={report.roles.some(({ role }) => role === 'judge')}
          onOpen={onOpen}
        />
      ) : null}
      {data.slowest.length === 0 ? null : <Slowest rows={data.slowest} onOpen={onOpen} />}
    </div>
  );
}

interface TagTableProps {
  readonly rows: readonly TagRow[];
  readonly onShow: (filter: ResultFilter) => void;
}

function TagTable({ rows, onShow }: TagTableProps) {
  return (
    <section aria-label="By tag">
      <h2 className={styles.heading}>By tag</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col" className={styles.number}>
              Accuracy
            </th>
            <th scope="col">95% interval</th>
            <th scope="col" className={styles.number}>
              Mean score
            </th>
            <th scope="col" className={styles.number}>
              Pass
            </th>
            <th scope="col" className={styles.number}>
              Partial
            </th>
            <th scope="col" className={styles.number}>
              Fail
            </th>
            <th scope="col" className={styles.number}>
              Error
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ tag, accuracy, meanScore, counts }) => (
            <tr key={tag}>
              <td>
                <button type="button" className={styles.link} onClick={() => onShow({ tags: [tag] })}>
                  {tag}
                </button>
              </td>
              <td className={styles.number}>{formatPercent(accuracy?.value)}</td>
              <td>
                {accuracy ? (
                  <span className={styles.interval}>
                    <IntervalBar {...accuracy} width={120} /> {formatUncertainty(accuracy)}
                  </span>
                ) : (
                  '—'
                )}
              </td>
              <td className={styles.number}>{formatScore(meanScore)}</td>
              <td className={styles.number}>{formatCount(counts.pass)}</td>
              <td className={styles.number}>{formatCount(counts.partial)}</td>
              <td className={styles.number}>{formatCount(counts.fail)}</td>
              <td className={styles.number}>{formatCount(counts.error)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SlowestProps {
  readonly rows: ReportBreakdown['slowest'];
  readonly onOpen: (resultId: number) => void;
}

function Slowest({ rows, onOpen }: SlowestProps) {
  return (
    <section aria-label="Slowest cases">
      <h2 className={styles.heading}>Slowest cases</h2>
      <table className={styles.narrowTable}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Latency</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ resultId, caseId, latencyMs }) => (
            <tr key={resultId}>
              <td>
                <button type="button" className={styles.codeLink} onClick={() => onOpen(resultId)}>
                  {caseId}
                </button>
              </td>
              <td className={styles.number}>{formatDuration(latencyMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
