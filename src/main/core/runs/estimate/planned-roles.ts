import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { Role, RoleUse } from '#shared/domain/role.ts';
import type { RunSettings } from '#shared/domain/run.ts';

import { neededRoles } from '../prepare/prepare-roles.ts';
import type { RunContext } from '../run-context.ts';
import type { PlannedRequests } from './estimate-cost.ts';

/** Runs that are looked at for what a role took earlier; the newest come first. */
const MOST_LOOKED_AT = 5;

/** What judges and the user of a run will be asked: each judge once for every judged check, twice for a swapped pair; the user once more than the model. */
export async function plannedRoles(
  context: Pick<RunContext, 'catalog' | 'models'>,
  environment: StoredEnvironment,
  plan: { settings: RunSettings; attempts: number; turns: number; earlier: readonly RunRecord[] },
): Promise<PlannedRequests[]> {
  const { settings, attempts, turns, earlier } = plan;
  const { judges, user } = neededRoles(environment, settings);
  if (judges.length === 0 && user === null) return [];
  const used = await earlierUse(context, environment, earlier);
  const asked = judgementsOf(environment);
  return Promise.all([
    ...judges.map((model) => planned(context, 'judge', { model, attempts, perAttempt: asked, used })),
    ...(user === null
      ? []
      : [planned(context, 'user', { model: user, attempts, perAttempt: turns + 1, used })]),
  ]);
}

function judgementsOf({ manifest }: StoredEnvironment): number {
  const asked = manifest.scoring.checks.map((check) => {
    if (check.kind !== 'judge') return 0;
    return check.pairwise?.swap === true ? 2 : 1;
  });
  return asked.reduce<number>((sum, one) => sum + one, 0);
}

async function planned(
  { models }: Pick<RunContext, 'models'>,
  role: Role,
  {
    model,
    attempts,
    perAttempt,
    used,
  }: {
    model: string;
    attempts: number;
    perAttempt: number;
    used: readonly RoleUse[];
  },
): Promise<PlannedRequests> {
  // What stands in the way of a model is among the problems.
  const prepared = await models.prepare(model).catch(() => null);
  const earlier = used.find((use) => use.role === role && use.model === model && use.calls > 0);
  return {
    model,
    attempts,
    requests: attempts * perAttempt,
    concurrency: prepared?.endpoint.concurrency ?? 1,
    endpoint: prepared?.endpoint.key ?? model,
    isInProcess: prepared?.spec.kind === 'baseline' || prepared?.spec.kind === 'replay',
    measured: earlier === undefined ? null : perAttemptOf(earlier, perAttempt),
  };
}

function perAttemptOf(use: RoleUse, calls: number): NonNullable<PlannedRequests['measured']> {
  const share = calls / use.calls;
  const { inputTokens, outputTokens } = use;
  return {
    ms: use.durationMs * share,
    tokens:
      inputTokens === null || outputTokens === null
        ? null
        : { input: inputTokens * share, output: outputTokens * share },
  };
}

async function earlierUse(
  { catalog }: Pick<RunContext, 'catalog'>,
  { id }: StoredEnvironment,
  earlier: readonly RunRecord[],
): Promise<RoleUse[]> {
  const runs = earlier.filter((run) => run.environment.id === id).slice(0, MOST_LOOKED_AT);
  return (await Promise.all(runs.map((run) => catalog.results.roleUse(run.id)))).flat();
}
