import { Disclosure } from '#renderer/components/disclosure.tsx';
import type { JudgeOpinion } from '#shared/domain/check-details.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatScore } from '#shared/format/number.ts';
import { formatTokens } from '#shared/format/tokens.ts';
import { RawText } from '../raw-text.tsx';
import styles from './details.module.css';

interface JudgeDetailsProps {
  readonly opinions: readonly JudgeOpinion[];
  readonly wrap: boolean;
}

/** What each judge said and why. */
export function JudgeDetails({ opinions, wrap }: JudgeDetailsProps) {
  return opinions.map((opinion, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- an opinion is its place
    <Opinion key={place} opinion={opinion} wrap={wrap} />
  ));
}

function Opinion({ opinion, wrap }: { readonly opinion: JudgeOpinion; readonly wrap: boolean }) {
  const { model, score, reasoning, criteria, isSwapped, prompt, reply, thinking } = opinion;
  return (
    <section className={styles.opinion} aria-label={`Judgement of ${model}`}>
      <h4 className={styles.opinionHead}>
        {model}
        {isSwapped === true ? <span className={styles.quiet}>with the places swapped</span> : null}
        <span className={styles.score}>{formatScore(score)}</span>
        <span className={styles.quiet}>{measuresOf(opinion)}</span>
      </h4>
      {reasoning === '' ? null : (
        <p className={styles.reasoning} dir="auto">
          {reasoning}
        </p>
      )}
      {criteria.length === 0 ? null : <CriteriaTable criteria={criteria} />}
      <Disclosure title="What the judge was asked and replied">
        {thinking === undefined ? null : (
          <RawText text={thinking} wrap={wrap} label="Reasoning of the judge" />
        )}
        <p className={styles.quiet}>Reply</p>
        <RawText text={reply} wrap={wrap} label="Reply of the judge" />
        <p className={styles.quiet}>Prompt</p>
        <RawText text={prompt} wrap={wrap} label="Prompt of the judge" />
      </Disclosure>
    </section>
  );
}

function CriteriaTable({ criteria }: Pick<JudgeOpinion, 'criteria'>) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Criteria</caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col" className={styles.number}>
            Score
          </th>
          <th scope="col" className={styles.number}>
            Weight
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ name, score, weight, reason }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className={styles.number}>{formatScore(score)}</td>
            <td className={styles.number}>{weight}</td>
            <td dir="auto">{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function measuresOf({ durationMs, inputTokens, outputTokens, costUsd }: JudgeOpinion): string {
  const tokens =
    inputTokens === null && outputTokens === null
      ? null
      : `${formatTokens((inputTokens ?? 0) + (outputTokens ?? 0))} tok`;
  const cost = costUsd === null ? null : formatCost(costUsd);
  return [formatDuration(durationMs), tokens, cost].filter((part) => part !== null).join(' · ');
}
