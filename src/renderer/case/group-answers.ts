import type { ResultDetail } from '#shared/domain/result-view.ts';

const SHOWN = 3;
const LONGEST = 24;

/** How often each answer came, most frequent first: `3 × 118, 1 × 106, 1 × no answer`. */
export function groupAnswers(attempts: ResultDetail['attempts']): string {
  const groups = [...Map.groupBy(attempts, ({ answer }) => answer)]
    .map(([answer, same]) => ({ answer, count: same.length }))
    .toSorted((before, after) => after.count - before.count);
  const parts = groups.slice(0, SHOWN).map(({ answer, count }) => `${count} × ${short(answer)}`);
  const others = groups.length - SHOWN;
  return others > 0 ? `${parts.join(', ')} and ${others} more answers` : parts.join(', ');
}

function short(answer: string | null): string {
  if (answer === null) return 'no answer';
  return answer.length > LONGEST ? `${answer.slice(0, LONGEST)}…` : answer;
}
