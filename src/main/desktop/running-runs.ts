import type { EventBus } from '#core/api/event-bus.ts';
import { type EventName, type EventPayload, events } from '#shared/contract.ts';

type Progress = EventPayload<'run.progress'>;

/** The runs that this process is carrying out now. */
export interface RunningRuns {
  readonly count: () => number;
  /** Share of their attempts that is finished, 0 to 1; null when nothing runs. */
  readonly share: () => number | null;
  onChange(listener: () => void): void;
}

export function watchRunningRuns(bus: EventBus): RunningRuns {
  const running = new Map<string, Progress>();
  const listeners: (() => void)[] = [];
  bus.listen((name, payload) => {
    const progress = progressOf(name, payload);
    if (progress === null) return;
    if (progress.status === 'running' || progress.status === 'queued') running.set(progress.runId, progress);
    else running.delete(progress.runId);
    for (const listener of listeners) listener();
  });
  return {
    count: () => running.size,
    share() {
      const all = [...running.values()];
      const total = all.reduce((sum, { counts }) => sum + counts.total, 0);
      return total === 0 ? null : all.reduce((sum, { finished }) => sum + finished, 0) / total;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

function progressOf(name: EventName, payload: unknown): Progress | null {
  return name === 'run.progress' ? events['run.progress'].parse(payload) : null;
}
