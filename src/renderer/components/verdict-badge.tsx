import type { Verdict } from '#shared/domain/verdict.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import { classNames } from './class-names.ts';
import styles from './verdict-badge.module.css';
import { VERDICT_ICONS } from './verdict-look.ts';

interface VerdictBadgeProps {
  readonly verdict: Verdict;
  /** With a tinted ground, for headers; plain in rows. */
  readonly filled?: boolean;
}

/** A verdict as icon, word and colour. */
export function VerdictBadge({ verdict, filled = false }: VerdictBadgeProps) {
  const Icon = VERDICT_ICONS[verdict];
  return (
    <span className={classNames(styles.badge, styles[verdict], filled && styles.filled)}>
      <Icon size={14} aria-hidden />
      {VERDICT_WORDS[verdict]}
    </span>
  );
}
