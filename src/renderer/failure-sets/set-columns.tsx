import type { GridColumn } from '#renderer/components/data-grid/grid-column.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatDate, formatDateTime, formatRelativeTime } from '#shared/format/time.ts';
import type { SetColumn } from './failure-sets-search.ts';
import styles from './failure-sets.module.css';

type Column = GridColumn<FailureSet> & { readonly id: SetColumn | 'chosen' };

/** Names the layout of the columns for remembering it. */
export const SETS_LAYOUT = 'failure-sets';

/** Columns of the list of sets; `now` in epoch milliseconds. */
export function setColumns(now: number): readonly Column[] {
  return [...WHAT_IT_IS, ...whenColumns(now)];
}

const WHAT_IT_IS: readonly Column[] = [
  {
    id: 'name',
    header: 'Set',
    width: 220,
    minWidth: 140,
    grow: 3,
    sortable: true,
    render: ({ name }) => (
      <span dir="auto" title={name}>
        {name}
      </span>
    ),
    text: ({ name }) => name,
  },
  {
    id: 'environment',
    header: 'Environment',
    width: 200,
    minWidth: 140,
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
    id: 'run',
    header: 'Run',
    width: 168,
    minWidth: 100,
    grow: 1,
    priority: 2,
    sortable: true,
    render: ({ run: { number, model } }) => (
      <span title={model}>
        {number} <span className={styles.quiet}>{shortModelName(model)}</span>
      </span>
    ),
    text: ({ run: { number, model } }) => `${number} ${model}`,
  },
  {
    id: 'cases',
    header: 'Cases',
    width: 72,
    align: 'end',
    sortable: true,
    render: ({ caseCount }) => formatCount(caseCount),
    text: ({ caseCount }) => String(caseCount),
  },
  {
    id: 'chosen',
    header: 'Chosen by',
    width: 172,
    minWidth: 100,
    grow: 1,
    priority: 3,
    render: ({ chosenBy }) => (
      <span dir="auto" title={chosenBy}>
        {chosenBy}
      </span>
    ),
    text: ({ chosenBy }) => chosenBy,
  },
];

function whenColumns(now: number): readonly Column[] {
  return [
    {
      id: 'created',
      header: 'Created',
      width: 104,
      align: 'end',
      priority: 1,
      sortable: true,
      render: ({ createdAt }) => (
        <span title={formatDateTime(createdAt)}>{formatRelativeTime(createdAt, now)}</span>
      ),
      text: ({ createdAt }) => createdAt,
    },
    {
      id: 'exported',
      header: 'For training',
      width: 132,
      align: 'end',
      priority: 1,
      sortable: true,
      render: (set) => <ExportedCell set={set} />,
      text: ({ exportedForTrainingAt }) => exportedForTrainingAt ?? '',
    },
  ];
}

function ExportedCell({ set }: { readonly set: FailureSet }) {
  const { exportedForTrainingAt: at, exportedCaseCount: count, caseCount } = set;
  if (at === null) return <span className={styles.quiet}>—</span>;
  return (
    <span title={`${count} of ${caseCount} cases were exported for training, last on ${formatDateTime(at)}.`}>
      {count < caseCount ? `${formatCount(count)} · ` : ''}
      {formatDate(at)}
    </span>
  );
}
