import { X } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { CaseTextBlock } from '#renderer/case/case-text-block.tsx';
import { expectedText } from '#renderer/case/case-text.ts';
import { useCall } from '#renderer/queries.ts';
import type { Comparison, ComparisonRow } from '#shared/domain/comparison.ts';
import { formatScore } from '#shared/format/number.ts';
import { AnswerDiff } from './answer-diff.tsx';
import { letterOf } from './compare-search.ts';
import styles from './compare.module.css';
import { shortModelName } from '#shared/format/model-name.ts';
import type { ComparisonView } from './use-comparison.ts';

interface ComparedCasePaneProps {
  /** Of the row in the list. */
  readonly id: number;
  readonly view: ComparisonView;
  readonly comparison: Comparison;
  readonly onClose: () => void;
}

const EXACT = { mode: 'raw', wrap: true } as const;

/** One case with the answers of all runs, each against the baseline's. */
export function ComparedCasePane({ id, view, comparison, onClose }: ComparedCasePaneProps) {
  const { search, change, runIds } = view;
  const request = { runIds: [...runIds], baseline: comparison.baseline, ids: [id] };
  const rows = useCall('comparisons.rows', request, { keepPrevious: true });
  const first = useCall('results.get', { id }, { keepPrevious: true });
  const [row] = rows.data ?? [];
  const testCase = first.data?.testCase;
  if (row === undefined || testCase === undefined) return <Skeleton rows={8} />;
  const base = comparison.runs.findIndex(({ run }) => run.id === comparison.baseline);
  const isPlain = search.plain === true;
  return (
    <article className={styles.case} aria-label={`Case ${row.caseId}`}>
      <header className={styles.caseHead}>
        <h2 className={styles.caseId}>{row.caseId}</h2>
        <Button
          variant="ghost"
          aria-pressed={!isPlain}
          title="Show what differs from the baseline (d)"
          onClick={() => change({ plain: isPlain ? undefined : true })}
        >
          Differences
        </Button>
        <IconButton icon={X} label="Close case" shortcut="Esc" onClick={onClose} />
      </header>
      <div className={styles.caseBody}>
        <CaseTextBlock title="Input" text={testCase.input} view={EXACT} />
        <CaseTextBlock
          title="Expected"
          text={expectedText(testCase.expected)}
          view={EXACT}
          empty="None given"
        />
        <Answers row={row} comparison={comparison} base={base} isPlain={isPlain} />
      </div>
    </article>
  );
}

interface AnswersProps {
  readonly row: ComparisonRow;
  readonly comparison: Comparison;
  readonly base: number;
  readonly isPlain: boolean;
}

function Answers({ row, comparison, base, isPlain }: AnswersProps) {
  const baseline = row.cells[base] ?? null;
  return comparison.runs.map(({ run }, place) => {
    const cell = row.cells[place] ?? null;
    return (
      <section key={run.id} aria-label={`Answer of run ${run.number}`} className={styles.answerBlock}>
        <h3 className={styles.answerHead}>
          <span className={styles.letter}>{letterOf(place)}</span>
          <span className={styles.model} title={run.model}>
            {shortModelName(run.model)}
          </span>
          {cell === null ? null : <VerdictBadge verdict={cell.verdict} />}
          {cell === null ? null : <span className={styles.score}>{formatScore(cell.score)}</span>}
          {cell === null ? null : (
            <a href={`#/runs/${encodeURIComponent(run.id)}/cases/${cell.resultId}`}>Open</a>
          )}
        </h3>
        {cell === null ? (
          <p className={styles.quiet}>This case is not in the run.</p>
        ) : (
          <AnswerDiff
            resultId={cell.resultId}
            baselineId={isPlain || place === base ? null : (baseline?.resultId ?? null)}
            label={`Answer of run ${run.number}`}
          />
        )}
      </section>
    );
  });
}
