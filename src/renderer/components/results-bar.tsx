import { VERDICTS, type VerdictCounts } from '#shared/domain/verdict.ts';
import { formatCount } from '#shared/format/number.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import styles from './results-bar.module.css';

interface ResultsBarProps {
  readonly counts: VerdictCounts;
  /** In pixels; the full width when left out. */
  readonly width?: number;
}

/** Shares of all verdicts in fixed order; what is not done yet stays empty. */
export function ResultsBar({ counts, width }: ResultsBarProps) {
  const shown = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const words = shown
    .map((verdict) => `${formatCount(counts[verdict])} ${VERDICT_WORDS[verdict]}`)
    .join(', ');
  return (
    <span
      className={styles.bar}
      style={width === undefined ? undefined : { width }}
      role="img"
      aria-label={words === '' ? 'No results yet' : words}
      title={words}
    >
      {shown.map((verdict) => (
        <span key={verdict} className={styles[verdict]} style={{ flexGrow: counts[verdict] }} />
      ))}
      <span style={{ flexGrow: remaining(counts) }} />
    </span>
  );
}

function remaining(counts: VerdictCounts): number {
  return Math.max(0, counts.total - VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0));
}
