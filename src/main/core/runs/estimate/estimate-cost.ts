import type { Price } from '#shared/domain/model.ts';
import type { RunSummary } from '#shared/domain/run.ts';

/** What one model is asked to do. */
export interface PlannedRequests {
  model: string;
  /** Attempts of the model at cases. */
  attempts: number;
  requests: number;
  /** Attempts at once. */
  concurrency: number;
  /** Which endpoint carries the load. */
  endpoint: string;
  /** Answers by itself, at once and for nothing. */
  isInProcess: boolean;
  /** What one attempt took of a judge or user earlier, null where that is not known; left out for the candidate. */
  measured?: { ms: number; tokens: { input: number; output: number } | null } | null;
}

/** What an answer of a baseline takes, about. */
const IN_PROCESS_MS = 0.5;

/** Time of all models together, from their earlier runs, in seconds; null while the speed of one is unknown. */
export function estimateSeconds(
  planned: readonly PlannedRequests[],
  earlier: readonly RunSummary[],
  environmentId: string,
): number | null {
  const byEndpoint = new Map<string, number>();
  for (const one of planned) {
    const latencyMs = one.isInProcess ? IN_PROCESS_MS : latencyOf(one, earlier, environmentId);
    if (latencyMs === null) return null;
    const ms = (one.attempts * latencyMs) / one.concurrency;
    byEndpoint.set(one.endpoint, (byEndpoint.get(one.endpoint) ?? 0) + ms);
  }
  return Math.max(0, ...byEndpoint.values()) / 1000;
}

/** Cost of all models together in US dollars, from prices and the tokens of earlier runs; null while one is unknown. */
export function estimateCost(
  planned: readonly PlannedRequests[],
  earlier: readonly RunSummary[],
  { environmentId, prices }: { environmentId: string; prices: readonly Price[] },
): number | null {
  let total = 0;
  for (const { model, attempts, isInProcess, measured } of planned) {
    if (isInProcess) continue;
    const price = prices.find((one) => one.model === model);
    const tokens =
      measured === undefined ? tokensOfAttempt(model, earlier, environmentId) : (measured?.tokens ?? null);
    if (price === undefined || tokens === null) return null;
    total += (attempts * (tokens.input * price.inputUsd + tokens.output * price.outputUsd)) / 1_000_000;
  }
  return total;
}

function latencyOf(
  { model, measured }: PlannedRequests,
  earlier: readonly RunSummary[],
  environmentId: string,
): number | null {
  return measured === undefined ? earlierLatency(model, earlier, environmentId) : (measured?.ms ?? null);
}

/** Of the newest run that tells, best one of the same environment. */
function earlierLatency(model: string, earlier: readonly RunSummary[], environmentId: string): number | null {
  const own = earlier.filter((run) => run.model === model && run.latencyP50Ms !== null);
  return (own.find((run) => run.environment.id === environmentId) ?? own[0])?.latencyP50Ms ?? null;
}

/** Tokens of one attempt, from an earlier run of the environment, best one with the same model. */
function tokensOfAttempt(
  model: string,
  earlier: readonly RunSummary[],
  environmentId: string,
): { input: number; output: number } | null {
  const told = earlier.filter(
    (run) => run.environment.id === environmentId && run.inputTokens !== null && run.outputTokens !== null,
  );
  const run = told.find((one) => one.model === model) ?? told[0];
  const attempts = run === undefined ? 0 : run.counts.pass + run.counts.partial + run.counts.fail;
  if (run === undefined || attempts === 0) return null;
  return { input: (run.inputTokens ?? 0) / attempts, output: (run.outputTokens ?? 0) / attempts };
}
