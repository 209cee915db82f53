import { isRemote, offlineLockMessage } from '#core/providers/held-back.ts';
import type { OfflineLock } from '#core/providers/offline-lock.ts';
import type { ModelSpec } from '#core/providers/model-spec.ts';
import { AppError } from '#shared/errors.ts';

import type { CarriedRun } from './carry/carried-run.ts';
import type { Carrier } from './carry/carrier.ts';
import type { RunContext } from './run-context.ts';

/** The offline lock was turned on: pauses the runs of this process whose requests leave the machine. */
export function pauseRemoteRuns(carrier: Carrier): void {
  for (const run of carrier.active) if (remoteModel(run) !== null) void pause(carrier, run);
}

/** A request was held back: pauses its run, unless the lock is off again and the request may be sent after all. */
export function pauseWhileLocked(carrier: Carrier, run: CarriedRun, { isOn }: OfflineLock): void {
  if (isOn) void pause(carrier, run);
}

/** Throws AppError `offline-locked` for a run that would leave the machine while the lock is on. */
export async function mustBeAllowed({ settings }: RunContext, run: CarriedRun): Promise<void> {
  const model = remoteModel(run);
  const { offlineLock } = await settings.get();
  if (offlineLock && model !== null) throw new AppError('offline-locked', offlineLockMessage(model));
}

function pause(carrier: Carrier, run: CarriedRun): Promise<void> {
  const { name, baseUrl } = remoteModel(run) ?? run.options.plan.model;
  const message = `The offline lock was turned on, and ${name} at ${baseUrl} is not on this machine. Turn the lock off in Settings and resume the run, or cancel it.`;
  return carrier.suspend(run, message);
}

/** The first model of a run, be it the candidate, a judge or the user, whose requests leave the machine. */
function remoteModel(run: CarriedRun): ModelSpec | null {
  const { model, roles } = run.options.plan;
  const others = [...roles.judges, ...(roles.user === null ? [] : [roles.user])];
  return [model, ...others.map((role) => role.model)].find(isRemote) ?? null;
}
