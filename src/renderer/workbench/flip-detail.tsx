import { X } from 'lucide-react';

import { CaseTextBlock } from '#renderer/case/case-text-block.tsx';
import { expectedText } from '#renderer/case/case-text.ts';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { useCall } from '#renderer/queries.ts';
import type { WorkbenchRow } from '#shared/domain/workbench.ts';
import { formatScore } from '#shared/format/number.ts';
import styles from './workbench.module.css';

const EXACT = { mode: 'raw', wrap: true } as const;

interface FlipDetailProps {
  readonly row: WorkbenchRow;
  readonly onClose: () => void;
}

/** One stored answer in full, with what was and what would be found in it. */
export function FlipDetail({ row, onClose }: FlipDetailProps) {
  const { data: result } = useCall('results.get', { id: row.resultId }, { keepPrevious: true });
  const { before, after } = row;
  const address = `#/runs/${encodeURIComponent(row.runId)}/cases/${row.resultId}`;
  return (
    <article className={styles.detail} aria-label={`Answer to ${row.caseId}`}>
      <header className={styles.detailHead}>
        <h2 className={styles.caseId}>
          <a href={address}>{row.caseId}</a>
        </h2>
        <IconButton icon={X} label="Close answer" onClick={onClose} />
      </header>
      <div className={styles.detailBody}>
        <dl className={styles.twoSides}>
          <dt>Before</dt>
          <dd>
            <VerdictBadge verdict={before.verdict} filled /> {formatScore(before.score)}{' '}
            <code dir="auto">{before.answer ?? 'no answer found'}</code>
          </dd>
          <dt>After</dt>
          <dd>
            <VerdictBadge verdict={after.verdict} filled /> {formatScore(after.score)}{' '}
            <code dir="auto">{after.answer ?? 'no answer found'}</code>{' '}
            <span className={styles.quiet} dir="auto">
              {after.reason}
            </span>
          </dd>
        </dl>
        <CaseTextBlock title="Response" text={result?.response ?? row.response} view={EXACT} />
        <CaseTextBlock
          title="Expected"
          text={result === undefined ? (row.expected ?? '') : expectedText(result.testCase.expected)}
          view={EXACT}
          empty="None given"
        />
        <CaseTextBlock title="Input" text={result?.testCase.input ?? row.input} view={EXACT} />
      </div>
    </article>
  );
}
