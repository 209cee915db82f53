import { DeadlineError, withDeadline } from '#core/deadline/with-deadline.ts';
import { BoundaryError, within } from '#core/engine/boundary.ts';
import type { Answer, Check } from '#core/engine/ports.ts';
import type { CheckOutcome, Score } from '#shared/domain/case-result.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { ScoringSpec } from '#shared/domain/manifest/manifest.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';
import { verdictOf } from '#shared/domain/verdict.ts';

import type { CheckContext } from './check-factory.ts';
import { combineOutcomes } from './combine-outcomes.ts';
import { createExtractor } from './extract/create-extractor.ts';
import { createCheck } from './create-check.ts';

/** Longest time that extraction and checks of one response may take together, in milliseconds. */
export const SCORING_DEADLINE_MS = 10_000;

export const NO_ANSWER = 'no answer found';

/** Judges responses by the rules of one environment. */
export interface Scorer {
  /**
   * The judgement of one response. The same response always gets the same one. Throws BoundaryError, blamed on the
   * scorer, when a rule cannot be applied or takes too long; that is never the model's failure.
   */
  score(response: string, transcript: readonly TranscriptEntry[], testCase: TestCase): Promise<Score>;
}

/**
 * Makes the scorer of an environment: extraction, checks, their combination and the pass mark. Throws AppError
 * `bundle-invalid` for rules that cannot work and `not-available` for a kind of check of a later version.
 */
export function createScorer(scoring: ScoringSpec, context: CheckContext): Scorer {
  const extract = createExtractor(scoring.extract);
  const checks = scoring.checks.map((spec) => ({ spec, check: createCheck(spec, context) }));
  return {
    async score(response, transcript, testCase) {
      const extracted = await bounded(() => extract(response));
      const outcomes =
        extracted === null
          ? checks.map(({ spec }) => ({ ...labelOf(spec), score: 0, reason: NO_ANSWER }))
          : await applyChecks(checks, { text: extracted.answer, response, transcript }, testCase);
      return {
        ...judged(scoring, outcomes, extracted === null),
        answer: extracted?.answer ?? null,
        extractedBy: extracted?.extractedBy ?? null,
        checks: outcomes,
      };
    },
  };
}

interface NamedCheck {
  readonly spec: CheckSpec;
  readonly check: Check;
}

async function applyChecks(
  checks: readonly NamedCheck[],
  answer: Answer,
  testCase: TestCase,
): Promise<CheckOutcome[]> {
  const started = await bounded(() =>
    checks.map(({ spec, check }) => ({ label: labelOf(spec), outcome: check.score(answer, testCase) })),
  );
  return within('scorer', () =>
    Promise.all(started.map(async ({ label, outcome }) => ({ ...label, ...(await outcome) }))),
  );
}

/** Runs rules of a bundle over a response: what they throw and what does not end is blamed on the scorer. */
function bounded<T>(work: () => T): Promise<T> {
  return within('scorer', () => {
    try {
      return withDeadline(SCORING_DEADLINE_MS, work);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      const message = `Scoring did not end within ${SCORING_DEADLINE_MS / 1_000} s; look for a regular expression that backtracks.`;
      throw new BoundaryError('scorer', message, { cause: error, causeKey: 'scoring time limit' });
    }
  });
}

function judged(
  scoring: ScoringSpec,
  outcomes: readonly CheckOutcome[],
  isUnparsed: boolean,
): Pick<Score, 'score' | 'verdict' | 'reason'> {
  const { score, reason } = combineOutcomes(scoring.combine, outcomes);
  return {
    score,
    verdict: verdictOf(score, scoring.passMark),
    reason: isUnparsed ? NO_ANSWER : reason,
  };
}

function labelOf(spec: CheckSpec): Pick<CheckOutcome, 'name' | 'kind' | 'weight'> {
  const { name, weight } = 'weight' in spec ? spec : {};
  return {
    name: typeof name === 'string' ? name : spec.kind,
    kind: spec.kind,
    weight: typeof weight === 'number' ? weight : 1,
  };
}
