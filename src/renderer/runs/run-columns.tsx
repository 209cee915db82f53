import type { GridColumn } from '#renderer/components/data-grid/grid-column.ts';
import { IntervalBar } from '#renderer/components/interval-bar.tsx';
import { RunStatusBadge } from '#renderer/components/run-status-badge.tsx';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatPercent, formatProgress, formatUncertainty } from '#shared/format/percent.ts';
import { formatDateTime, formatRelativeTime } from '#shared/format/time.ts';
import { formatTokens } from '#shared/format/tokens.ts';
import { runStatusWords } from '#shared/format/words.ts';
import { isLive } from './live-runs.ts';
import { totalTokens } from './runs-list.ts';
import type { RunColumn } from './runs-search.ts';
import styles from './runs.module.css';

type Column = GridColumn<RunSummary> & { readonly id: RunColumn | 'number' | 'note' };

/** Names the layout of the columns for remembering it. */
export const RUNS_LAYOUT = 'runs';

/** Columns of the list of runs; `now` in epoch milliseconds. */
export function runColumns(now: number): readonly Column[] {
  return [...WHAT_RAN, ...WHAT_CAME, startedColumn(now), NOTE];
}

const WHAT_RAN: readonly Column[] = [
  {
    id: 'number',
    header: 'Run',
    width: 44,
    priority: 3,
    align: 'end',
    render: ({ number }) => String(number),
    text: ({ number }) => String(number),
  },
  {
    id: 'status',
    header: 'Status',
    width: 116,
    sortable: true,
    render: ({ status, counts }) => <RunStatusBadge status={status} errors={counts.error} short />,
    text: ({ status, counts }) => runStatusWords(status, counts.error),
  },
  {
    id: 'environment',
    header: 'Environment',
    width: 220,
    minWidth: 200,
    grow: 2,
    sortable: true,
    render: ({ environment: { title, version } }) => (
      <span dir="auto">
        {title} <span className={styles.quiet}>{version}</span>
      </span>
    ),
    text: ({ environment: { title, version } }) => `${title} ${version}`,
  },
  {
    id: 'model',
    header: 'Model',
    width: 220,
    minWidth: 172,
    grow: 2,
    sortable: true,
    render: ({ model }) => <span title={model}>{model}</span>,
    text: ({ model }) => model,
  },
  {
    id: 'accuracy',
    header: 'Accuracy',
    width: 192,
    sortable: true,
    render: (run) => <AccuracyCell run={run} />,
    text: ({ accuracy }) => (accuracy === null ? '' : String(accuracy.value)),
  },
];

const WHAT_CAME: readonly Column[] = [
  {
    id: 'errors',
    header: 'Errors',
    width: 60,
    align: 'end',
    priority: 2,
    sortable: true,
    render: ({ counts }) => formatCount(counts.error),
    text: ({ counts }) => String(counts.error),
  },
  {
    id: 'latency',
    header: 'p50',
    width: 68,
    align: 'end',
    priority: 5,
    sortable: true,
    render: ({ latencyP50Ms }) => formatDuration(latencyP50Ms),
    text: ({ latencyP50Ms }) => (latencyP50Ms === null ? '' : String(latencyP50Ms)),
  },
  {
    id: 'tokens',
    header: 'Tokens',
    width: 76,
    align: 'end',
    priority: 7,
    sortable: true,
    render: (run) =>
      formatTokens(run.inputTokens === null && run.outputTokens === null ? null : totalTokens(run)),
    text: (run) => String(totalTokens(run)),
  },
  {
    id: 'cost',
    header: 'Cost',
    width: 72,
    align: 'end',
    priority: 6,
    sortable: true,
    render: ({ costUsd }) => formatCost(costUsd),
    text: ({ costUsd }) => (costUsd === null ? '' : String(costUsd)),
  },
  {
    id: 'cases',
    header: 'Cases',
    width: 64,
    align: 'end',
    priority: 4,
    sortable: true,
    render: ({ counts }) => formatCount(counts.total),
    text: ({ counts }) => String(counts.total),
  },
];

function startedColumn(now: number): Column {
  return {
    id: 'started',
    header: 'Started',
    width: 104,
    align: 'end',
    priority: 1,
    sortable: true,
    render: ({ startedAt, createdAt }) => (
      <span title={formatDateTime(startedAt ?? createdAt)}>
        {formatRelativeTime(startedAt ?? createdAt, now)}
      </span>
    ),
    text: ({ startedAt, createdAt }) => startedAt ?? createdAt,
  };
}

const NOTE: Column = {
  id: 'note',
  header: 'Note',
  width: 140,
  minWidth: 100,
  grow: 1,
  priority: 8,
  render: ({ note }) => <span title={note ?? undefined}>{note ?? ''}</span>,
  text: ({ note }) => note ?? '',
};

/** The number with its interval; while a run goes on how far it is, and for partial runs over how much it is. */
function AccuracyCell({ run: { accuracy, counts, status } }: { readonly run: RunSummary }) {
  const done = counts.pass + counts.partial + counts.fail + counts.error;
  if (accuracy === null && !isLive(status)) return <span className={styles.quiet}>—</span>;
  return (
    <span className={styles.accuracy}>
      <span className={styles.share}>{formatPercent(accuracy?.value)}</span>
      {accuracy ? <IntervalBar {...accuracy} width={48} /> : null}
      <span className={styles.quiet}>
        {isLive(status) || done < counts.total
          ? `${formatProgress(done, counts.total)} done`
          : accuracy
            ? formatUncertainty(accuracy)
            : ''}
      </span>
    </span>
  );
}
