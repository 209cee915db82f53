import { ListPlus } from 'lucide-react';

import { ColumnPicker } from '#renderer/components/data-grid/column-picker.tsx';
import { useGridLayout } from '#renderer/components/data-grid/use-grid-layout.ts';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { VERDICT_ICONS } from '#renderer/components/verdict-look.ts';
import { isFiltering } from '#renderer/export/export-choice.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import type { Verdict, VerdictCounts } from '#shared/domain/verdict.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import { FilterBox } from './filter-box.tsx';
import { parseFilter, writeQuery } from './filter-language.ts';
import type { FilterTerm } from './filter-language.ts';
import styles from './report.module.css';
import { columnsOf } from './result-columns.tsx';
import { useHasReviews } from './use-has-reviews.ts';
import type { ReportFilter } from './use-report-filter.ts';
import { withTerms } from './with-terms.ts';

interface CasesToolbarProps {
  readonly run: RunSummary;
  readonly report: ReportFilter;
  readonly counts: VerdictCounts | undefined;
  readonly tags: readonly string[];
  readonly saveSet: RunActions['saveSet'];
}

/** What was not run has no row; the header says how many those are. */
const WITH_ROWS = VERDICTS.filter((verdict) => verdict !== 'skipped');

/** Result segments with counts, the filter box, the choice of columns. */
export function CasesToolbar({ run, report, counts, tags, saveSet }: CasesToolbarProps) {
  const { search, change, verdicts, parsed } = report;
  const { columns, storageKey } = columnsOf(run, useHasReviews(run.id));
  const [layout, setLayout] = useGridLayout(storageKey);
  const segment = verdicts.length === 1 ? (verdicts[0] ?? 'all') : verdicts.length === 0 ? 'all' : 'several';
  function takeTerms(terms: readonly FilterTerm[], words: string): void {
    const { status, others } = withTerms(parsed.terms, terms);
    const q = writeQuery({ terms: others, search: words });
    change({ q: q === '' ? undefined : q, ...(status !== undefined && { status }) });
  }
  function searchFor(words: string): void {
    const q = writeQuery({ terms: parseFilter(search.q ?? '').terms, search: words });
    change({ q: q === '' ? undefined : q });
  }
  return (
    <div className={styles.toolbar}>
      <SegmentedFilter<Verdict | 'all' | 'several'>
        label="Result"
        value={segment}
        onValueChange={(next) => change({ status: next === 'all' ? undefined : next }, { push: true })}
        segments={[
          { value: 'all', label: 'All', count: totalOf(counts) },
          ...WITH_ROWS.map((verdict) => ({
            value: verdict,
            label: <SegmentLabel verdict={verdict} />,
            count: counts?.[verdict],
          })),
        ]}
      />
      <FilterBox search={parsed.search} onSearch={searchFor} onTerms={takeTerms} tags={tags} />
      <span className={styles.spring} />
      <IconButton
        icon={ListPlus}
        label="Save as set…"
        onClick={() => saveSet(run.id, isFiltering(report.filter) ? 'filter' : 'failures')}
      />
      <ColumnPicker columns={columns} layout={layout} onLayoutChange={setLayout} />
    </div>
  );
}

function SegmentLabel({ verdict }: { readonly verdict: Verdict }) {
  const Icon = VERDICT_ICONS[verdict];
  return (
    <span className={styles.segment}>
      <Icon size={14} aria-hidden /> {VERDICT_WORDS[verdict]}
    </span>
  );
}

/** Rows of all verdicts together; `total` is what was planned, with what was not run. */
function totalOf(counts: VerdictCounts | undefined): number | undefined {
  return counts && WITH_ROWS.reduce((sum, verdict) => sum + counts[verdict], 0);
}
