import type { EventPayload } from '#shared/contract.ts';
import type { RunStatus } from '#shared/domain/run.ts';

import type { CarriedRun } from './carried-run.ts';

const MOST_CURRENT = 20;
const SHORTEST_HOLD_MS = 1_000;

/** What screens are told of a run while it goes on, and once more when it is over. */
export function runProgress(run: CarriedRun, status: RunStatus, now: number): EventPayload<'run.progress'> {
  return {
    runId: run.id,
    status,
    counts: run.options.counts.snapshot({ over: run.isOver }),
    inFlight: run.inFlight.size,
    current: currentCases(run),
    finished: run.options.counts.finished,
    elapsedMs: run.elapsedMs(now),
    remainingMs: run.isOver || run.status === 'queued' ? null : run.remainingMs(now),
    waiting: run.isOver ? null : waiting(run, now),
  };
}

function currentCases(run: CarriedRun): string[] {
  const ids: string[] = [];
  for (const { caseId } of run.inFlight.values()) {
    if (caseId !== null) ids.push(caseId);
    if (ids.length === MOST_CURRENT) break;
  }
  return ids;
}

function waiting(run: CarriedRun, now: number): string | null {
  if (run.status === 'queued') return 'waiting: other runs';
  const heldMs = run.options.endpoint.heldUntil - now;
  if (run.status !== 'running' || heldMs < SHORTEST_HOLD_MS) return null;
  return `waiting: rate limit, ${Math.ceil(heldMs / 1000)} s`;
}
