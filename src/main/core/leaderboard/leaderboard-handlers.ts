import type { Catalog, RunRecord } from '#core/catalog/catalog.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Leaderboard, LeaderboardCell } from '#shared/domain/leaderboard.ts';

type LeaderboardCatalog = Pick<Catalog, 'runs' | 'environments'>;

/** The call about models against environments. */
export function leaderboardHandlers(catalog: LeaderboardCatalog): Pick<Handlers, 'leaderboard.get'> {
  return { 'leaderboard.get': () => leaderboard(catalog) };
}

/** For each pair of an environment and a model, the newest completed run over all cases: of the newest version that has one. */
async function leaderboard(catalog: LeaderboardCatalog): Promise<Leaderboard> {
  const environments = (await catalog.environments.list()).map(({ id, title, version }) => ({
    id,
    title,
    version,
  }));
  const newest = new Map(environments.map(({ id, version }) => [id, version]));
  const runs = (await catalog.runs.list()).filter((run) => isWhole(run) && newest.has(run.environment.id));
  const chosen = new Map<string, RunRecord>();
  for (const run of runs) {
    const key = JSON.stringify([run.environment.id, run.model]);
    const known = chosen.get(key);
    const isNewest = ({ environment }: RunRecord) => newest.get(environment.id) === environment.version;
    if (known === undefined || (isNewest(run) && !isNewest(known))) chosen.set(key, run);
  }
  const picked = [...chosen.values()];
  const totals = await catalog.runs.totals(picked.map(({ id }) => id));
  return {
    environments: environments.filter(({ id }) => picked.some((run) => run.environment.id === id)),
    models: [...new Set(picked.map(({ model }) => model))].toSorted(),
    cells: picked.map((run) => cellOf(run, newest, totals.get(run.id))),
  };
}

function isWhole({ status, settings }: RunRecord): boolean {
  return status === 'completed' && settings.selection.kind === 'all';
}

function cellOf(
  run: RunRecord,
  newest: ReadonlyMap<string, string>,
  totals: { meanScore: number | null; timedTokens: number | null; timeMs: number | null } | undefined,
): LeaderboardCell {
  const { environment, counts } = run;
  const { meanScore = null, timedTokens = null, timeMs = null } = totals ?? {};
  return {
    environmentId: environment.id,
    version: environment.version,
    model: run.model,
    runId: run.id,
    runNumber: run.number,
    isNewestVersion: newest.get(environment.id) === environment.version,
    accuracy: run.accuracy,
    meanScore,
    errors: counts.error,
    tokensPerSecond:
      timedTokens === null || timeMs === null || timeMs === 0 ? null : timedTokens / (timeMs / 1_000),
    latencyP50Ms: run.latencyP50Ms,
    costUsd: run.costUsd,
    finishedAt: run.finishedAt,
  };
}
