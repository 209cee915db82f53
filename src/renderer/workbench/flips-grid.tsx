import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';

import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-column.ts';
import { rowsAtHand } from '#renderer/components/data-grid/row-source.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import type { RunSummary } from '#shared/domain/run.ts';
import type { WorkbenchRow } from '#shared/domain/workbench.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import styles from './workbench.module.css';

interface FlipsGridProps {
  readonly rows: readonly WorkbenchRow[];
  readonly runs: readonly RunSummary[];
  readonly emptyText: string;
  readonly activeId: number | null;
  readonly onActiveChange: (resultId: number) => void;
}

/** The stored answers that change, one a row: before and after. */
export function FlipsGrid({ rows, runs, emptyText, activeId, onActiveChange }: FlipsGridProps) {
  const ids = useMemo(() => rows.map(({ resultId }) => resultId), [rows]);
  const source = useMemo(() => rowsAtHand(new Map(rows.map((row) => [row.resultId, row]))), [rows]);
  const columns = useMemo(() => columnsOf(runs), [runs]);
  return (
    <DataGrid
      label="Answers that change"
      ids={ids}
      source={source}
      columns={columns}
      storageKey={runs.length > 1 ? 'workbench.runs' : 'workbench'}
      activeId={activeId}
      onActiveChange={onActiveChange}
      empty={<EmptyState title={emptyText} />}
    />
  );
}

function columnsOf(runs: readonly RunSummary[]): readonly GridColumn<WorkbenchRow>[] {
  const numberOf = (runId: string) => runs.find(({ id }) => id === runId)?.number ?? '';
  const run: GridColumn<WorkbenchRow> = {
    id: 'run',
    header: 'Run',
    width: 56,
    align: 'end',
    render: ({ runId }) => numberOf(runId),
    text: ({ runId }) => String(numberOf(runId)),
  };
  return runs.length > 1 ? [run, ...COLUMNS] : COLUMNS;
}

const COLUMNS: readonly GridColumn<WorkbenchRow>[] = [
  {
    id: 'change',
    header: 'Before → after',
    width: 168,
    render: ({ before, after }) => (
      <span className={styles.flip}>
        <VerdictBadge verdict={before.verdict} />
        <ArrowRight size={14} aria-hidden />
        <VerdictBadge verdict={after.verdict} />
      </span>
    ),
    text: ({ before, after }) => `${VERDICT_WORDS[before.verdict]} → ${VERDICT_WORDS[after.verdict]}`,
  },
  {
    id: 'caseId',
    header: 'Case',
    width: 112,
    priority: 4,
    render: ({ caseId }) => <span className={styles.code}>{caseId}</span>,
    text: ({ caseId }) => caseId,
  },
  {
    id: 'expected',
    header: 'Expected',
    width: 112,
    minWidth: 80,
    grow: 1,
    priority: 3,
    render: ({ expected }) => <Answer text={expected ?? '—'} />,
    text: ({ expected }) => expected ?? '',
  },
  {
    id: 'before',
    header: 'Answer before',
    width: 120,
    minWidth: 96,
    grow: 1,
    priority: 2,
    render: ({ before }) => <Answer text={before.answer ?? 'none'} />,
    text: ({ before }) => before.answer ?? '',
  },
  {
    id: 'after',
    header: 'Answer after',
    width: 120,
    minWidth: 96,
    grow: 1,
    render: ({ after }) => <Answer text={after.answer ?? 'none'} />,
    text: ({ after }) => after.answer ?? '',
  },
  {
    id: 'reason',
    header: 'Reason',
    width: 200,
    minWidth: 120,
    grow: 2,
    priority: 5,
    render: ({ after }) => <span dir="auto">{after.reason}</span>,
    text: ({ after }) => after.reason,
  },
];

function Answer({ text }: { readonly text: string }) {
  return (
    <span className={styles.code} dir="auto">
      {text}
    </span>
  );
}
