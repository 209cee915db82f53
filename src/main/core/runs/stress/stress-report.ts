import { Z_95 } from '#shared/domain/statistics/wilson.ts';
import type { StressReport } from '#shared/domain/stress.ts';

import type { StressOutcome } from '../pool/job-request.ts';

type StressRow = StressReport['rows'][number];
type Outcome = StressOutcome['strategies'][number];
interface Demand {
  text: string;
  isMet: (accuracy: number) => boolean;
}

/** Most that an answer which knows nothing may score. */
const MOST_BY_LUCK = 0.05;
/** Strategies that pick an option, or an answer that fits another case. */
const GUESSES = new Set(['constant', 'first-choice', 'random', 'shuffled-gold']);

/** Judges how the strategies did: the key itself must score 100 %, what knows nothing no more than luck. */
export function stressReport(
  environment: { id: string; version: string },
  outcome: StressOutcome,
): StressReport {
  const rows = outcome.strategies.map((one) => rowOf(one, outcome.chance));
  return {
    environment: environment.id,
    version: environment.version,
    rows,
    judge: null,
    ok: rows.every((row) => row.ok),
  };
}

function rowOf(one: Outcome, chance: StressOutcome['chance']): StressRow {
  const { strategy, passed, scored, errors } = one;
  const accuracy = scored === 0 ? 0 : passed / scored;
  const demand = demandOf(strategy, chance);
  return {
    strategy,
    accuracy,
    scored,
    errors,
    demand: demand.text,
    ok: errors === 0 && demand.isMet(accuracy),
  };
}

function demandOf(strategy: string, chance: StressOutcome['chance']): Demand {
  if (strategy === 'gold') return { text: '100 %', isMet: (accuracy) => accuracy === 1 };
  if (chance === null || !GUESSES.has(strategy)) {
    return { text: 'at most 5 %', isMet: (accuracy) => accuracy <= MOST_BY_LUCK };
  }
  const low = Math.max(0, chance.mean - Z_95 * chance.standardError);
  const high = Math.min(1, chance.mean + Z_95 * chance.standardError);
  const text = `chance: ${percent(low)} to ${percent(high)} %`;
  return { text, isMet: (accuracy) => accuracy >= low && accuracy <= high };
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
