import type { Score } from '#shared/domain/case-result.ts';
import type { LimitsSpec } from '#shared/domain/manifest/manifest.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';
import type { Boundary } from '#shared/domain/verdict.ts';

import type { Clock } from './clock.ts';
import type { TokenPrice } from './cost.ts';
import type { Harness, Model, ModelError, ModelReply, Sandboxes, ScoringTools } from './ports.ts';

/** A case with its row id in the catalog. */
export type PlannedCase = TestCase & { row: number };

/** What is equal for all attempts of a run; plain data. */
export interface AttemptPlan {
  limits: LimitsSpec;
  /** Of the environment, with the choices of the run over it. */
  sampling: Sampling;
  examples: readonly ShotExample[];
  /** Null where the price is unknown. */
  price: TokenPrice | null;
  maxRetries: number;
  repeats: number;
  useCache: boolean;
  /** Tells the model as served from every other one; part of the key of cached answers. */
  modelIdentity: string;
  /** Whether the scoring extracts, so that a null answer means "nothing matched". */
  extracts: boolean;
}

/** Judges one response. What it throws is blamed on the scorer. */
export interface ResponseScorer {
  score(
    response: string,
    transcript: readonly TranscriptEntry[],
    testCase: TestCase,
    tools: ScoringTools,
  ): Promise<Score>;
}

/** The model of a role, as an attempt calls it. */
export interface RoleModel {
  name: string;
  model: Model;
  gate: CallGate;
  /** Tells the model as served from every other one; part of the key of cached answers. */
  identity: string;
  /** Null where the price is unknown. */
  price: TokenPrice | null;
}

/** Asked before every call, so that requests stay within the rates that an endpoint allows. */
export interface CallGate {
  /** Resolves when the call may be made. */
  enter(signal: AbortSignal): Promise<void> | null;
  /** A call that was let in is over, however it ended. */
  leave?(): void;
  /** A call failed and will be made again after `delayMs`. */
  onRetry(error: ModelError, delayMs: number): void;
}

/** Earlier replies. */
export interface ReplyCache {
  get(key: string): Promise<ModelReply | null>;
  set(key: string, reply: ModelReply): Promise<void>;
}

/** Everything an attempt works with. */
export interface AttemptPorts {
  harness: Harness;
  model: Model;
  scorer: ResponseScorer;
  sandboxes: Sandboxes;
  /** The model that plays the user; null where the run has none. */
  user: RoleModel | null;
  judges: readonly RoleModel[];
  gate: CallGate;
  cache: ReplyCache | null;
  clock: Clock;
  random: () => number;
  /** Told which part is about to run code of the bundle, and null when it is over; for a watchdog. */
  onBusy?: (testCase: PlannedCase, attempt: number, boundary: Boundary | null) => void;
}
