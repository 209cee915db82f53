import { ArrowRight } from 'lucide-react';

import { Spinner } from '#renderer/components/spinner.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { wilsonInterval } from '#shared/domain/statistics/wilson.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';
import type { WorkbenchOutcome } from '#shared/domain/workbench.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatDifference, formatInterval, formatPercent } from '#shared/format/percent.ts';
import styles from './workbench.module.css';

const SHOWN = ['pass', 'partial', 'fail', 'error'] as const;

interface OutcomeNumbersProps {
  readonly outcome: WorkbenchOutcome;
  readonly isJudging: boolean;
}

/** Counts and accuracy of the judged answers, before and after. */
export function OutcomeNumbers({ outcome, isJudging }: OutcomeNumbersProps) {
  const { before, after, gained, lost, judged } = outcome;
  const verdicts = SHOWN.filter((verdict) => before[verdict] + after[verdict] > 0);
  return (
    <div className={styles.numbers} aria-busy={isJudging}>
      <table className={styles.counts}>
        <thead>
          <tr>
            <td className={styles.wait}>{isJudging ? <Spinner /> : null}</td>
            <th scope="col">Accuracy</th>
            <th scope="col">95% interval</th>
            {verdicts.map((verdict) => (
              <th key={verdict} scope="col">
                <VerdictBadge verdict={verdict} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <CountsRow title="Before" counts={before} verdicts={verdicts} />
          <CountsRow title="After" counts={after} verdicts={verdicts} />
        </tbody>
      </table>
      <p role="status" aria-label="Outcome" className={styles.sum}>
        {judged === 0 ? (
          'Nothing judged.'
        ) : (
          <>
            <ArrowRight size={14} aria-hidden /> {formatCount(gained)} gained, {formatCount(lost)} lost,{' '}
            {formatDifference((shareOf(after) ?? 0) - (shareOf(before) ?? 0))}
          </>
        )}
      </p>
    </div>
  );
}

interface CountsRowProps {
  readonly title: string;
  readonly counts: VerdictCounts;
  readonly verdicts: readonly (typeof SHOWN)[number][];
}

function CountsRow({ title, counts, verdicts }: CountsRowProps) {
  const scored = scoredOf(counts);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <strong>{formatPercent(shareOf(counts))}</strong>
      </td>
      <td>{scored === 0 ? '—' : formatInterval(wilsonInterval(counts.pass, scored))}</td>
      {verdicts.map((verdict) => (
        <td key={verdict}>{formatCount(counts[verdict])}</td>
      ))}
    </tr>
  );
}

function scoredOf({ pass, partial, fail }: VerdictCounts): number {
  return pass + partial + fail;
}

function shareOf(counts: VerdictCounts): number | null {
  const scored = scoredOf(counts);
  return scored === 0 ? null : counts.pass / scored;
}
