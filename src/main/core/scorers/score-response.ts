import { DeadlineError, withDeadline } from '#core/deadline/with-deadline.ts';
import { BoundaryError, within } from '#core/engine/boundary.ts';
import { NO_SCORING_TOOLS } from '#core/engine/no-sandboxes.ts';
import type { Answer, Check, ScoringTools } from '#core/engine/ports.ts';
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
const SCORING_DEADLINE_MS = 5_000;

const NO_ANSWER = 'no answer found';

/** Judges responses by the rules of one environment. */
export interface Scorer {
  /**
   * The judgement of one response. The same response always gets the same one. Throws BoundaryError, blamed on the
   * scorer, when a rule cannot be applied or takes too long; that is never the model's failure.
   */
  score(
    response: string,
    transcript: readonly TranscriptEntry[],
    testCase: TestCase,
    tools?: ScoringTools,
  ): Promise<Score>;
}

/**
 * Makes the scorer of an environment: extraction, checks, their combination and the pass mark. Throws AppError
 * `bundle-invalid` for rules that cannot work and `not-available` for a kind of check of a later version.
 */
export function createScorer(
  scoring: ScoringSpec,
  context: CheckContext & { readonly deadlineMs?: number },
): Scorer {
  const { deadlineMs = SCORING_DEADLINE_MS } = context;
  const extract = createExtractor(scoring.extract);
  const extracts = scoring.extract !== undefined;
  const checks = scoring.checks.map((spec) => ({ spec, check: createCheck(spec, { ...context, extracts }) }));
  return {
    async score(response, transcript, testCase, tools = NO_SCORING_TOOLS) {
      const { extracted, pending } = await bounded(deadlineMs, () => {
        const found = extract(response);
        const answer = found === null ? null : { text: found.answer, response, transcript };
        return { extracted: found, pending: checks.map((one) => begin(one, { answer, testCase, tools })) };
      });
      const outcomes = await within('scorer', () => Promise.all(pending.map(finish)));
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

interface PendingOutcome {
  readonly label: Pick<CheckOutcome, 'name' | 'kind' | 'weight'>;
  readonly outcome: ReturnType<Check['score']>;
}

/** Without an answer every check scores 0. */
function begin(
  { spec, check }: NamedCheck,
  { answer, testCase, tools }: { answer: Answer | null; testCase: TestCase; tools: ScoringTools },
): PendingOutcome {
  const label = labelOf(spec);
  if (answer === null) return { label, outcome: { score: 0, reason: NO_ANSWER } };
  const kept = tools.judgements?.find(({ kind, name }) => kind === label.kind && name === label.name);
  const outcome = kept ?? check.score(answer, testCase, tools);
  // When another check throws meanwhile, nobody waits for this one any more.
  if (outcome instanceof Promise) outcome.catch(() => undefined);
  return { label, outcome };
}

async function finish({ label, outcome }: PendingOutcome): Promise<CheckOutcome> {
  return { ...(await outcome), ...label };
}

/** Runs rules of a bundle over a response: what they throw and what does not end is blamed on the scorer. */
function bounded<T>(deadlineMs: number, work: () => T): Promise<T> {
  return within('scorer', () => {
    try {
      return withDeadline(deadlineMs, work);
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      const message = `Scoring did not end within ${deadlineMs / 1_000} s; look for a regular expression that backtracks.`;
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
