import type { CarriedRun } from './carried-run.ts';

/** Most runs at once in one process; the others wait in their order. */
const MOST_RUNNING = 16;

/**
 * Whether a waiting run may start now. At an endpoint that serves one model at a time, runs of the model that is
 * being served go first, so that each model is loaded once.
 */
export function mayStart(run: CarriedRun, all: readonly CarriedRun[]): boolean {
  if (run.status !== 'queued' || run.ending !== null) return false;
  const running = all.filter(isUnderWay);
  if (running.length >= MOST_RUNNING) return false;
  const { endpoint, model } = run.options;
  if (!endpoint.limits.oneModelAtATime) return true;
  return !running.some((other) => other.options.endpoint === endpoint && other.options.model !== model);
}

function isUnderWay(run: CarriedRun): boolean {
  return run.status === 'running' || !run.isIdle;
}
