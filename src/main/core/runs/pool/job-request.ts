import type { AttemptPlan } from '#core/engine/attempt-ports.ts';
import type { WorkbenchOutcome } from '#shared/domain/workbench.ts';

import type { TestCase } from '#shared/domain/test-case.ts';

import type { RolePlan, ScoringSource, SessionPlan } from '../session-plan.ts';

/** The case of a job: by its row in the catalog, or itself, where it is in none. */
export interface JobCase {
  caseRow: number;
  testCase?: TestCase;
}

/** Work for a thread that is no attempt of a run. */
export type JobRequest =
  /** One attempt, of which nothing is stored. Done: CaseResult. */
  | ({ kind: 'try'; plan: SessionPlan } & JobCase)
  /** Judges one response. Done: Score. */
  | ({
      kind: 'score';
      source: ScoringSource;
      response: string;
      judges: readonly RolePlan[];
    } & JobCase)
  /** Judges the stored responses of a run again. Done: RescoreOutcome. */
  | {
      kind: 'rescore';
      source: ScoringSource;
      runId: string;
      /** Of the version that the run was made with. */
      runEnvironmentDigest: string;
      plannedCases: Uint32Array;
      /** Empty: judged checks keep the judgements they have. */
      judges: readonly RolePlan[];
      maxRetries: number;
    }
  /** Judges stored responses of runs by other rules; nothing is stored. Done: PreviewOutcome. */
  | {
      kind: 'preview';
      source: ScoringSource;
      runs: readonly {
        runId: string;
        /** Empty: judged checks keep the judgements they have. */
        judges: readonly RolePlan[];
        maxRetries: number;
      }[];
      /** Most results of each run. */
      limit: number;
    }
  /** Answers by rule over the given cases. Done: StressOutcome. */
  | {
      kind: 'stress';
      source: ScoringSource;
      attempt: AttemptPlan;
      caseRows: Uint32Array;
      /** Instead of rows: cases that are not in the catalog. */
      cases?: readonly TestCase[];
      judges: readonly RolePlan[];
    };

export interface RescoreOutcome {
  judged: number;
  /** Responses about which a judge could not be asked; they keep their judgements. */
  notJudged: { count: number; reason: string } | null;
}

/** See `WorkbenchOutcome`; what was left out counts judged runs alone. */
export type PreviewOutcome = Omit<WorkbenchOutcome, 'problems'>;

/** What the answers of each strategy came to. */
export interface StressOutcome {
  strategies: { strategy: string; passed: number; scored: number; errors: number }[];
  /** Of guessing among the choices; null unless every case has choices. */
  chance: { mean: number; standardError: number } | null;
}
