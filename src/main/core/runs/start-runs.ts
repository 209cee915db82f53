import { randomUUID } from 'node:crypto';

import type { RunRecord } from '#core/catalog/catalog.ts';
import type { RunRequest } from '#shared/domain/run.ts';

import { carried } from './prepare/carried.ts';
import { findEnvironment, mustBeRunnable } from './prepare/find-environment.ts';
import { neededRoles, prepareRoles } from './prepare/prepare-roles.ts';
import { selectCases } from './prepare/select-cases.ts';
import type { RunContext } from './run-context.ts';

/** Starts one run for each model. Nothing is started unless all can be. */
export async function startRuns(context: RunContext, request: RunRequest): Promise<RunRecord[]> {
  const { catalog, carrier, models, owner, now, bus } = context;
  const environment = await findEnvironment(catalog, request.environment, request.version);
  mustBeRunnable(environment);
  const names = [...new Set(request.models)];
  const prepared = await Promise.all(
    names.map(async (model) => ({ model, prepared: await models.prepare(model) })),
  );
  const settings = neededRoles(environment, request.settings);
  await prepareRoles(context, environment, settings);
  const plannedCases = await selectCases(catalog, environment, request.settings.selection);

  const runs: RunRecord[] = [];
  for (const each of prepared) {
    const run = await catalog.runs.create({
      id: randomUUID(),
      environmentDigest: environment.digest,
      model: each.model,
      settings,
      plannedCases,
      owner,
      createdAt: now().toISOString(),
    });
    const { digest } = each.prepared;
    if (digest !== null) await catalog.runs.setModelDigest(run.id, digest);
    const attempts = plannedCases.length * settings.repeats;
    await catalog.runs.log(
      run.id,
      'info',
      `Started: ${attempts} attempts at ${environment.id} ${environment.version}.`,
    );
    runs.push(run);
  }
  bus.publish('catalog.changed', { what: 'runs' });
  for (const [place, { prepared: model }] of prepared.entries()) {
    const run = runs[place];
    if (run === undefined) continue;
    carrier.add(await carried(context, run, { environment, prepared: model, plannedCases }));
  }
  return runs;
}
