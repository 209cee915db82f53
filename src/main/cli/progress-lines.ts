import type { EventPayload } from '#shared/contract.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatRemaining } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import type { Terminal } from './terminal.ts';
import { countsText } from './wording.ts';

type Progress = EventPayload<'run.progress'>;

/** Without a terminal, a line is written at each of these shares of a run. */
const STEPS = 10;

/**
 * Shows how runs come along: one line rewritten in place on a terminal, a line for each tenth in a pipe.
 * How a run stands when it is over is written once, as a line that stays.
 */
export function progressLines(
  terminal: Terminal,
): (run: RunSummary, progress: Progress, isOver: boolean) => void {
  const stepOf = new Map<string, number>();
  const ended = new Set<string>();
  return (run, progress, isOver) => {
    if (ended.has(run.id)) return;
    const line = progressText(run, progress);
    if (isOver) {
      ended.add(run.id);
      return terminal.note(line);
    }
    if (terminal.isInteractive) return terminal.progress(line);
    const step = Math.floor((progress.finished / Math.max(progress.counts.total, 1)) * STEPS);
    if (step === STEPS || step <= (stepOf.get(run.id) ?? 0)) return;
    stepOf.set(run.id, step);
    terminal.note(line);
  };
}

function progressText(run: RunSummary, progress: Progress): string {
  const { finished, counts, inFlight, remainingMs, waiting } = progress;
  const parts = [
    `run ${run.number} ${run.model}`,
    `${formatCount(finished)}/${formatCount(counts.total)}`,
    countsText({ ...counts, skipped: 0 }),
    ...(inFlight > 0 ? [`${inFlight} in flight`] : []),
    ...(remainingMs === null || finished >= counts.total ? [] : [formatRemaining(remainingMs)]),
    ...(waiting === null ? [] : [waiting]),
  ];
  return parts.join(' · ');
}
