import { randomUUID } from 'node:crypto';

import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { Input } from '#shared/contract.ts';
import type { RunRequest, RunSettings } from '#shared/domain/run.ts';

import { carried } from './prepare/carried.ts';
import { findEnvironment, mustBeRunnable } from './prepare/find-environment.ts';
import type { PreparedModel } from './prepare/model-access.ts';
import { neededRoles, prepareRoles } from './prepare/prepare-roles.ts';
import { selectCases, selectionNote } from './prepare/select-cases.ts';
import type { RunContext } from './run-context.ts';

/** Starts one run for each model. Nothing is started unless all can be. */
export async function startRuns(context: RunContext, request: RunRequest): Promise<RunRecord[]> {
  const { environment, version, models, settings } = request;
  return startMatrix(context, { environments: [{ id: environment, version }], models, settings });
}

/**
 * Starts one run for each pair of an environment and a model, all of one model after another, so that each local model
 * is loaded once. Nothing is started unless all can be.
 */
export async function startMatrix(
  context: RunContext,
  request: Input<'runs.startMatrix'>,
): Promise<RunRecord[]> {
  const places: PreparedEnvironment[] = [];
  for (const { id, version } of request.environments) {
    places.push(await prepareEnvironment(context, id, version, request.settings));
  }
  const names = [...new Set(request.models)];
  const models = await Promise.all(
    names.map(async (model) => ({ model, prepared: await context.models.prepare(model) })),
  );
  const starts: PreparedRun[] = [];
  for (const model of models) {
    for (const place of places)
      starts.push({ ...place, ...model, run: await createRun(context, place, model) });
  }
  context.bus.publish('catalog.changed', { what: 'runs' });
  for (const { run, ...parts } of starts) context.carrier.add(await carried(context, run, parts));
  return starts.map(({ run }) => run);
}

interface PreparedEnvironment {
  environment: StoredEnvironment;
  settings: RunSettings;
  plannedCases: Uint32Array;
  /** About cases that were chosen and are not run. */
  note: string | null;
}

interface NamedModel {
  model: string;
  prepared: PreparedModel;
}

interface PreparedRun extends PreparedEnvironment, NamedModel {
  run: RunRecord;
}

async function prepareEnvironment(
  context: RunContext,
  id: string,
  version: string | null,
  chosen: RunSettings,
): Promise<PreparedEnvironment> {
  const environment = await findEnvironment(context.catalog, id, version);
  mustBeRunnable(environment);
  const settings = neededRoles(environment, chosen);
  await prepareRoles(context, environment, settings);
  const plannedCases = await selectCases(context.catalog, environment, chosen.selection);
  const note = await selectionNote(context.catalog, environment, chosen.selection);
  return { environment, settings, plannedCases, note };
}

async function createRun(
  { catalog, owner, now }: RunContext,
  { environment, settings, plannedCases, note }: PreparedEnvironment,
  { model, prepared }: NamedModel,
): Promise<RunRecord> {
  const run = await catalog.runs.create({
    id: randomUUID(),
    environmentDigest: environment.digest,
    model,
    settings,
    plannedCases,
    owner,
    createdAt: now().toISOString(),
  });
  if (prepared.digest !== null) await catalog.runs.setModelDigest(run.id, prepared.digest);
  const attempts = plannedCases.length * settings.repeats;
  const message = `Started: ${attempts} attempts at ${environment.id} ${environment.version}.`;
  await catalog.runs.log(run.id, 'info', message);
  if (note !== null) await catalog.runs.log(run.id, 'warning', note);
  return run;
}
