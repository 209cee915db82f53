import type { Score } from '#shared/domain/case-result.ts';
import { formatScore } from '#shared/format/number.ts';
import { DetailList } from '../components/detail-list.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import styles from './environment.module.css';

interface ScoreViewProps {
  readonly score: Score;
  readonly expected: string;
}

/** A judgement with all that led to it: what was extracted, by what, against what, and why. */
export function ScoreView({ score, expected }: ScoreViewProps) {
  const { verdict, answer, extractedBy, reason, checks } = score;
  return (
    <div role="status" aria-label="Score" className={styles.score}>
      <DetailList
        items={[
          {
            label: 'Score',
            value: (
              <span className={styles.scoreLine}>
                <VerdictBadge verdict={verdict} filled /> {formatScore(score.score)}
              </span>
            ),
          },
          {
            label: 'Extracted',
            value: answer === null ? 'no answer found' : <code dir="auto">{answer}</code>,
          },
          ...(extractedBy === null ? [] : [{ label: 'By', value: <code>{extractedBy}</code> }]),
          { label: 'Expected', value: <code dir="auto">{expected}</code> },
          { label: 'Reason', value: reason },
          ...(checks.length < 2 ? [] : checks.map(checkItem)),
        ]}
      />
    </div>
  );
}

function checkItem(check: Score['checks'][number]) {
  return {
    label: check.name,
    value: `${formatScore(check.score)} · weight ${check.weight} · ${check.reason}`,
  };
}
