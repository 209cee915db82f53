import { create } from 'zustand';

import type { EventPayload } from '#shared/contract.ts';
import type { RunStatus, RunSummary } from '#shared/domain/run.ts';

/** What a run said last, and when (epoch milliseconds). */
export type RunProgress = EventPayload<'run.progress'> & { readonly receivedAt: number };

interface LiveRuns {
  /** The last word of each run that spoke since the window opened. */
  readonly byRun: Readonly<Record<string, RunProgress>>;
  readonly take: (progress: EventPayload<'run.progress'>) => void;
}

/** What running runs say about themselves between two reads of the catalog. */
export const useLiveRuns = create<LiveRuns>((set) => ({
  byRun: {},
  take: (progress) =>
    set(({ byRun }) => ({ byRun: { ...byRun, [progress.runId]: { ...progress, receivedAt: Date.now() } } })),
}));

/** Whether more results may still come without anybody asking. */
export function isLive(status: RunStatus): boolean {
  return status === 'queued' || status === 'running';
}

/** Whether the run stopped before all its cases and can go on. */
export function canResume(status: RunStatus): boolean {
  return status === 'paused' || status === 'interrupted' || status === 'cancelled';
}

/** A run as the catalog last told it, brought up to date by its latest progress. */
export function withProgress(run: RunSummary, progress: RunProgress | undefined): RunSummary {
  if (!progress || !isLive(run.status)) return run;
  return { ...run, status: progress.status, counts: progress.counts, inFlight: progress.inFlight };
}
