import type { GridColumn } from '#renderer/components/data-grid/grid-column.ts';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { PATTERN_WORDS } from '#renderer/case/result-words.ts';
import type { ResultRow } from '#shared/domain/result-view.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatScore } from '#shared/format/number.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import styles from './report.module.css';
import { ReviewCell, reviewText } from './review-cell.tsx';

const ATTEMPT_COLUMN: GridColumn<ResultRow> = {
  id: 'attempt',
  header: 'Attempt',
  width: 72,
  align: 'end',
  sortable: true,
  render: ({ attempt }) => formatCount(attempt),
  text: ({ attempt }) => String(attempt),
};

/** Columns of the table of results; `by` of a sort is the id of its column. */
const RESULT_COLUMNS: readonly GridColumn<ResultRow>[] = [
  {
    id: 'index',
    header: '#',
    width: 56,
    align: 'end',
    sortable: true,
    render: ({ index }) => formatCount(index + 1),
    text: ({ index }) => String(index + 1),
  },
  {
    id: 'verdict',
    header: 'Result',
    width: 88,
    sortable: true,
    render: ({ verdict }) => <VerdictBadge verdict={verdict} />,
    text: ({ verdict }) => VERDICT_WORDS[verdict],
  },
  {
    id: 'caseId',
    header: 'Case',
    width: 120,
    priority: 5,
    sortable: true,
    render: ({ caseId }) => <span className={styles.code}>{caseId}</span>,
    text: ({ caseId }) => caseId,
  },
  {
    id: 'input',
    header: 'Input',
    width: 320,
    minWidth: 240,
    grow: 3,
    render: ({ input }) => <span dir="auto">{input}</span>,
    text: ({ input }) => input,
  },
  {
    id: 'expected',
    header: 'Expected',
    width: 120,
    minWidth: 80,
    grow: 1,
    priority: 4,
    render: ({ expected }) => (
      <span className={styles.code} dir="auto">
        {expected ?? '—'}
      </span>
    ),
    text: ({ expected }) => expected ?? '',
  },
  {
    id: 'answer',
    header: 'Answer',
    width: 140,
    minWidth: 96,
    grow: 1,
    render: (row) => <AnswerCell row={row} />,
    text: ({ answer }) => answer ?? '',
  },
  {
    id: 'score',
    header: 'Score',
    width: 64,
    align: 'end',
    sortable: true,
    render: ({ score }) => formatScore(score),
    text: ({ score }) => (score === null ? '' : String(score)),
  },
  {
    id: 'latencyMs',
    header: 'Latency',
    width: 84,
    align: 'end',
    priority: 6,
    sortable: true,
    render: ({ latencyMs }) => formatDuration(latencyMs),
    text: ({ latencyMs }) => (latencyMs === null ? '' : String(latencyMs)),
  },
  {
    id: 'outputTokens',
    header: 'Tokens',
    width: 72,
    align: 'end',
    priority: 7,
    sortable: true,
    render: ({ outputTokens }) => formatCount(outputTokens),
    text: ({ outputTokens }) => (outputTokens === null ? '' : String(outputTokens)),
  },
  {
    id: 'reason',
    header: 'Reason',
    width: 200,
    minWidth: 120,
    grow: 1,
    priority: 8,
    render: ({ reason }) => <span dir="auto">{reason}</span>,
    text: ({ reason }) => reason,
  },
  {
    id: 'tags',
    header: 'Tags',
    width: 160,
    priority: 10,
    hiddenAtFirst: true,
    render: ({ tags }) => tags.join(', '),
    text: ({ tags }) => tags.join(', '),
  },
  {
    id: 'cost',
    header: 'Cost',
    width: 80,
    align: 'end',
    priority: 11,
    hiddenAtFirst: true,
    render: ({ costUsd }) => formatCost(costUsd),
    text: ({ costUsd }) => (costUsd === null ? '' : String(costUsd)),
  },
];

const REVIEW_COLUMN: GridColumn<ResultRow> = {
  id: 'review',
  header: 'Review',
  width: 96,
  priority: 3,
  render: ({ review }) => <ReviewCell review={review} />,
  text: reviewText,
};

/** With repeats each attempt is a row, told apart by its number. */
const REPEATED_COLUMNS: readonly GridColumn<ResultRow>[] = RESULT_COLUMNS.flatMap((column) =>
  column.id === 'verdict' ? [ATTEMPT_COLUMN, column] : [column],
);

/** The answer, or why there is none. */
function AnswerCell({ row: { answer, failure, pattern } }: { readonly row: ResultRow }) {
  if (failure) return <span className={styles.quiet}>{failure.cause}</span>;
  if (answer === null || answer === '') {
    return <span className={styles.quiet}>{pattern === null ? '—' : PATTERN_WORDS[pattern]}</span>;
  }
  return (
    <span className={styles.code} dir="auto">
      {answer}
    </span>
  );
}

/** Each list with the column of reviews, shown where there are any. */
const LISTS = [RESULT_COLUMNS, REPEATED_COLUMNS].map((columns) => ({
  reviewed: [...columns, REVIEW_COLUMN],
  plain: [...columns, { ...REVIEW_COLUMN, hiddenAtFirst: true }],
}));

/** The columns of a run and the name they are remembered under: for each environment, apart for repeats. */
export function columnsOf(
  run: RunSummary,
  hasReviews: boolean,
): {
  readonly columns: readonly GridColumn<ResultRow>[];
  readonly storageKey: string;
} {
  const hasRepeats = run.settings.repeats > 1;
  return {
    columns: LISTS[hasRepeats ? 1 : 0]?.[hasReviews ? 'reviewed' : 'plain'] ?? RESULT_COLUMNS,
    storageKey: `results.${hasRepeats ? 'repeats.' : ''}${run.environment.id}`,
  };
}
