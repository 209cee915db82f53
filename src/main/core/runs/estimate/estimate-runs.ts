import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { turnsOf } from '#core/harnesses/turns-of.ts';
import type { Output } from '#shared/contract.ts';
import type { RunRequest } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';

import { whyNotRunnable } from '../prepare/find-environment.ts';
import { missingRoles, neededRoles } from '../prepare/prepare-roles.ts';
import { selectCases, selectionNote } from '../prepare/select-cases.ts';
import type { RunContext } from '../run-context.ts';
import { estimateCost, estimateSeconds, type PlannedRequests } from './estimate-cost.ts';
import { plannedRoles } from './planned-roles.ts';

type Estimate = Output<'runs.estimate'>;
type EstimateProblem = Estimate['problems'][number];

/** What a run would take, and what stands in its way. Starts nothing. */
export async function estimateRuns(context: RunContext, request: RunRequest): Promise<Estimate> {
  const { catalog } = context;
  const environment = await catalog.environments.find(request.environment, request.version);
  const modelProblems = await problemsOfModels(context, request.models);
  if (environment === null) {
    const message = 'This environment is not here. Import it, or choose another one.';
    return nothing([problem('environment', message), ...modelProblems]);
  }
  const reason = whyNotRunnable(environment);
  const cases = await casesOf(context, environment, request);
  const problems = [
    ...(reason === null ? [] : [problem('environment', reason)]),
    ...modelProblems,
    ...(cases.problem === null ? [] : [problem('selection', cases.problem)]),
    ...(cases.note === null
      ? []
      : [{ field: 'selection' as const, model: null, blocking: false, message: cases.note }]),
    ...(await problemsOfRoles(context, environment, request.settings)),
  ];
  const turns = await turnsOfCase(context, environment, cases.rows[0]);
  const earlier = await catalog.runs.list();
  const candidates = await plannedRequests(context, request, { cases: cases.rows.length, turns });
  const attempts = candidates.reduce((sum, one) => sum + one.attempts, 0);
  const { settings } = request;
  const roles = await plannedRoles(context, environment, { settings, attempts, turns, earlier });
  const planned = [...candidates, ...roles];
  const prices = await catalog.providers.prices();
  return {
    requests: planned.reduce((sum, { requests }) => sum + requests, 0),
    seconds: estimateSeconds(planned, earlier, environment.id),
    costUsd: estimateCost(planned, earlier, { environmentId: environment.id, prices }),
    problems,
  };
}

function nothing(problems: EstimateProblem[]): Estimate {
  return { requests: 0, seconds: null, costUsd: null, problems };
}

function problem(field: EstimateProblem['field'], message: string): EstimateProblem {
  return { field, model: null, blocking: true, message };
}

async function problemsOfModels(context: RunContext, models: readonly string[]): Promise<EstimateProblem[]> {
  const found = await Promise.all(
    [...new Set(models)].map(async (model) =>
      (await context.models.problems(model)).map((one) => ({ ...one, field: 'models' as const, model })),
    ),
  );
  return found.flat();
}

async function problemsOfRoles(
  context: RunContext,
  environment: StoredEnvironment,
  settings: RunRequest['settings'],
): Promise<EstimateProblem[]> {
  const { judges, user } = neededRoles(environment, settings);
  const of = async (field: 'judges' | 'user', model: string) =>
    (await context.models.problems(model)).map((one) => ({ ...one, field, model }));
  const missing = missingRoles(environment, settings).map(({ role, message }) =>
    problem(role === 'judge' ? 'judges' : 'user', message),
  );
  const found = await Promise.all([
    ...judges.map((judge) => of('judges', judge)),
    ...(user === null ? [] : [of('user', user)]),
  ]);
  return [...missing, ...found.flat()];
}

async function casesOf(
  { catalog }: RunContext,
  environment: StoredEnvironment,
  { settings }: RunRequest,
): Promise<{ rows: Uint32Array; problem: string | null; note: string | null }> {
  const { selection } = settings;
  try {
    const rows = await selectCases(catalog, environment, selection);
    return { rows, problem: null, note: await selectionNote(catalog, environment, selection) };
  } catch (error) {
    if (error instanceof AppError) return { rows: new Uint32Array(), problem: error.message, note: null };
    throw error;
  }
}

/** Requests of one attempt, told from one case. */
async function turnsOfCase(
  { catalog }: RunContext,
  { manifest }: StoredEnvironment,
  row: number | undefined,
): Promise<number> {
  if (manifest.harness.kind !== 'multi-turn' || row === undefined) return 1;
  if (manifest.harness.turns === undefined) return 1;
  if (typeof manifest.harness.turns !== 'string') return manifest.harness.turns.length;
  const testCase = await catalog.cases.get(row);
  return testCase === null ? 1 : turnsOf(manifest.harness, testCase).length;
}

async function plannedRequests(
  { models }: RunContext,
  { models: names, settings }: RunRequest,
  { cases, turns }: { cases: number; turns: number },
): Promise<PlannedRequests[]> {
  const attempts = cases * settings.repeats;
  return Promise.all(
    [...new Set(names)].map(async (model) => {
      // What stands in the way of a model is among the problems.
      const prepared = await models.prepare(model).catch(() => null);
      const atOnce = prepared?.endpoint.concurrency ?? 1;
      return {
        model,
        attempts,
        requests: attempts * turns,
        concurrency: settings.concurrency ?? atOnce,
        endpoint: prepared?.endpoint.key ?? model,
        isInProcess: prepared?.spec.kind === 'baseline' || prepared?.spec.kind === 'replay',
      };
    }),
  );
}
