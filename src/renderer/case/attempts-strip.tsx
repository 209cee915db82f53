import { VERDICT_ICONS } from '#renderer/components/verdict-look.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import { groupAnswers } from './group-answers.ts';
import styles from './case.module.css';

interface AttemptsStripProps {
  readonly attempts: ResultDetail['attempts'];
  readonly currentId: number;
  readonly onChoose: (id: number) => void;
}

/** All attempts at one case, and how often each answer came. Nothing when there is only one. */
export function AttemptsStrip({ attempts, currentId, onChoose }: AttemptsStripProps) {
  if (attempts.length < 2) return null;
  return (
    <div className={styles.attempts} role="group" aria-label="Attempts">
      {attempts.map(({ id, attempt, verdict, answer }) => {
        const Icon = VERDICT_ICONS[verdict];
        return (
          <button
            key={id}
            type="button"
            className={styles.attempt}
            aria-current={id === currentId}
            aria-label={`Attempt ${attempt}: ${VERDICT_WORDS[verdict]}`}
            title={answer ?? 'No answer'}
            onClick={() => onChoose(id)}
          >
            <Icon size={14} aria-hidden /> {attempt}
          </button>
        );
      })}
      <span className={styles.same}>{groupAnswers(attempts)}</span>
    </div>
  );
}
