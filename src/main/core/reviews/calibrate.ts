import type { ReviewedResult } from '#core/catalog/catalog.ts';
import type { Agreement, Calibration } from '#shared/domain/calibration.ts';
import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { JudgeOpinion } from '#shared/domain/check-details.ts';
import { cohenKappa } from '#shared/domain/statistics/cohen-kappa.ts';
import { wilsonInterval } from '#shared/domain/statistics/wilson.ts';

/** What one side said of one result. */
interface Rating {
  id: number;
  person: boolean;
  judge: boolean;
}

/** Stands for the verdict of the whole case among the names of checks. */
const WHOLE_CASE = 'verdict';

/**
 * How far the verdict of the case, each judged check and each of its judges agree with the verdicts a person entered.
 * A judge passes an answer from the pass mark on. Errors are no verdicts and are left out.
 */
export function calibrate(reviewed: readonly ReviewedResult[], passMark: number): Calibration {
  const ratings = new Map<string, { check: string; model: string | null; rated: Rating[] }>();
  const rate = (key: { check: string; model: string | null }, rating: Rating) => {
    const name = JSON.stringify(key);
    const entry = ratings.get(name) ?? { ...key, rated: [] };
    entry.rated.push(rating);
    ratings.set(name, entry);
  };
  for (const { id, verdict, reviewed: said, checks } of reviewed) {
    const person = said === 'pass';
    if (verdict === 'error' || verdict === 'skipped') continue;
    rate({ check: WHOLE_CASE, model: null }, { id, person, judge: verdict === 'pass' });
    for (const check of checks.filter(({ kind }) => kind === 'judge')) {
      rate({ check: check.name, model: null }, { id, person, judge: check.score >= passMark });
      for (const [model, score] of scoresByJudge(check)) {
        rate({ check: check.name, model }, { id, person, judge: score >= passMark });
      }
    }
  }
  return { reviewed: reviewed.length, agreements: [...ratings.values()].map(agreementOf) };
}

/** What each judge made of an answer; of the two verdicts of a swapped pair, one that both give, else a tie. */
function scoresByJudge({ details }: CheckOutcome): [string, number][] {
  if (details?.kind !== 'judge') return [];
  const byModel = Map.groupBy(details.opinions, ({ model }) => model);
  return [...byModel].map(([model, opinions]) => [model, oneScore(opinions)]);
}

function oneScore(opinions: readonly JudgeOpinion[]): number {
  const [first] = opinions;
  if (first === undefined) return 0;
  return opinions.every(({ score }) => score === first.score) ? first.score : 0.5;
}

function agreementOf({
  check,
  model,
  rated,
}: {
  check: string;
  model: string | null;
  rated: readonly Rating[];
}): Agreement {
  const count = (person: boolean, judge: boolean) =>
    rated.filter((one) => one.person === person && one.judge === judge).length;
  const table = {
    bothPass: count(true, true),
    onlyPerson: count(true, false),
    onlyJudge: count(false, true),
    bothFail: count(false, false),
  };
  const agreed = table.bothPass + table.bothFail;
  return {
    check,
    model,
    compared: rated.length,
    table,
    raw:
      rated.length === 0 ? null : { value: agreed / rated.length, ...wilsonInterval(agreed, rated.length) },
    kappa: cohenKappa({ ...table, onlyFirst: table.onlyPerson, onlySecond: table.onlyJudge }),
    disagreements: rated.filter(({ person, judge }) => person !== judge).map(({ id }) => id),
  };
}
