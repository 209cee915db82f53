import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DataGrid } from '#renderer/components/data-grid/data-grid.tsx';
import type { GridColumn } from '#renderer/components/data-grid/grid-column.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { VERDICT_ICONS } from '#renderer/components/verdict-look.ts';
import type { Comparison, ComparisonRow } from '#shared/domain/comparison.ts';
import { formatCount } from '#shared/format/number.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import { letterOf } from './compare-search.ts';
import styles from './compare.module.css';
import type { ComparisonView } from './use-comparison.ts';

interface CompareGridProps {
  readonly view: ComparisonView;
  readonly comparison: Comparison;
}

/** One row an aligned case, one column a run. */
export function CompareGrid({ view, comparison }: CompareGridProps) {
  const { search, change, index, source } = view;
  const columns = useMemo(() => columnsOf(comparison), [comparison]);
  if (index === undefined) return <Skeleton rows={12} />;
  return (
    <DataGrid
      label="Compared cases"
      ids={index.ids}
      source={source}
      columns={columns}
      storageKey={`compare.${comparison.runs.length}`}
      activeId={search.case ?? null}
      onActiveChange={(id) => change({ case: id })}
      empty={
        <EmptyState
          title="No case is like this."
          actions={
            <Button onClick={() => change({ show: undefined, vs: undefined, q: undefined })}>
              Clear filters
            </Button>
          }
        />
      }
    />
  );
}

function columnsOf({ runs }: Comparison): readonly GridColumn<ComparisonRow>[] {
  const hasRepeats = runs.some(({ run }) => run.settings.repeats > 1);
  return [
    {
      id: 'index',
      header: '#',
      width: 56,
      align: 'end',
      render: ({ index }) => formatCount(index + 1),
      text: ({ index }) => String(index + 1),
    },
    ...(hasRepeats ? [ATTEMPT] : []),
    {
      id: 'input',
      header: 'Input',
      width: 240,
      minWidth: 120,
      grow: 2,
      priority: 2,
      render: ({ input }) => <span dir="auto">{input}</span>,
      text: ({ input }) => input,
    },
    ...runs.map(({ run }, place): GridColumn<ComparisonRow> => ({
      id: `run-${place}`,
      header: `${letterOf(place)} · run ${run.number}`,
      width: 140,
      minWidth: 96,
      grow: 1,
      render: ({ cells }) => <Cell cell={cells[place] ?? null} />,
      text: ({ cells }) => cellText(cells[place] ?? null),
    })),
    {
      id: 'change',
      header: 'Change',
      width: 104,
      render: (row) => <Changes row={row} />,
      text: ({ cells }) =>
        cells.flatMap((cell, place) => (cell === null ? [] : `${letterOf(place)} ${cell.change}`)).join(', '),
    },
  ];
}

const ATTEMPT: GridColumn<ComparisonRow> = {
  id: 'attempt',
  header: 'Attempt',
  width: 72,
  align: 'end',
  render: ({ attempt }) => String(attempt),
  text: ({ attempt }) => String(attempt),
};

type CellOfRow = ComparisonRow['cells'][number];

function Cell({ cell }: { readonly cell: CellOfRow }) {
  if (cell === null) return <span className={styles.quiet}>not in it</span>;
  const Icon = VERDICT_ICONS[cell.verdict];
  return (
    <span className={styles.cell} data-verdict={cell.verdict}>
      <Icon size={14} aria-label={VERDICT_WORDS[cell.verdict]} />
      <span className={styles.answer} dir="auto">
        {cell.answer ?? VERDICT_WORDS[cell.verdict]}
      </span>
    </span>
  );
}

function cellText(cell: CellOfRow): string {
  return cell === null ? '' : `${VERDICT_WORDS[cell.verdict]}: ${cell.answer ?? ''}`;
}

function Changes({ row }: { readonly row: ComparisonRow }) {
  return (
    <span className={styles.changes}>
      {row.cells.map((cell, place) => {
        if (cell?.change !== 'regressed' && cell?.change !== 'improved') return null;
        const isBetter = cell.change === 'improved';
        const Icon = isBetter ? ArrowUp : ArrowDown;
        return (
          <span
            key={letterOf(place)}
            className={styles.change}
            data-tone={isBetter ? 'better' : 'worse'}
            title={`${letterOf(place)} ${cell.change}`}
          >
            <Icon size={14} aria-label={cell.change} />
            {letterOf(place)}
          </span>
        );
      })}
    </span>
  );
}
