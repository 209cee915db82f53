import type { Client } from '#shared/client.ts';
import type { EventPayload } from '#shared/contract.ts';
import type { RunStatus, RunSummary } from '#shared/domain/run.ts';
import type { CommandContext } from './context.ts';
import { interruptible } from './interruption.ts';
import { progressLines } from './progress-lines.ts';

type Progress = EventPayload<'run.progress'>;

const OVER: ReadonlySet<RunStatus> = new Set(['completed', 'cancelled', 'failed', 'interrupted']);

/** How following ended: the runs as they stand at their end, or interrupted by the person. */
export type Followed =
  | { readonly kind: 'over'; readonly runs: readonly RunSummary[] }
  | { readonly kind: 'interrupted'; readonly runs: readonly RunSummary[] };

/**
 * Starts runs and shows their progress until all of them are over, or paused by the core, as by the offline lock:
 * nobody could let those go on here. At the first Ctrl+C the core is closed,
 * which writes down what is finished and leaves the runs `interrupted`.
 */
export async function followRuns(
  context: CommandContext,
  start: () => Promise<readonly RunSummary[]>,
): Promise<Followed> {
  const { core, client, terminal } = context;
  let closing: Promise<void> | null = null;
  const stopping = Promise.withResolvers<void>();
  const board = progressBoard(context);
  const stop = () => {
    terminal.note('Stopping; what is finished is written down. Press Ctrl+C again to leave at once.');
    closing = core.close();
    stopping.resolve();
  };
  try {
    return await interruptible(stop, async (): Promise<Followed> => {
      const runs = await start();
      await Promise.race([board.follow(runs), stopping.promise]);
      if (closing !== null) {
        await closing;
        return { kind: 'interrupted', runs };
      }
      const ended = await Promise.all(runs.map(({ id }) => client.call('runs.get', { runId: id })));
      return { kind: 'over', runs: ended };
    });
  } finally {
    board.close();
  }
}

/** Listens from before the start, so that a run that is over at once is noticed too. */
function progressBoard({ client, terminal }: CommandContext) {
  const latest = new Map<string, Progress>();
  let paused = new Set<string>();
  const show = progressLines(terminal);
  let changed = () => {};
  const closeProgress = client.on('run.progress', (progress) => {
    latest.set(progress.runId, progress);
    changed();
  });
  // A pause counts once it is stored, with its reason.
  const closeCatalog = client.on('catalog.changed', ({ what }) => {
    if (what !== 'runs') return;
    void pausedRuns(client).then((ids) => {
      paused = ids;
      changed();
    });
  });
  return {
    close() {
      closeProgress();
      closeCatalog();
    },
    async follow(runs: readonly RunSummary[]): Promise<void> {
      const ids = new Map(runs.map((run) => [run.id, run]));
      const isOver = (run: RunSummary) => paused.has(run.id) || OVER.has((latest.get(run.id) ?? run).status);
      const done = Promise.withResolvers<void>();
      changed = () => {
        for (const [id, run] of ids) {
          const progress = latest.get(id);
          if (progress !== undefined) show(run, progress, isOver(run));
        }
        if (runs.every(isOver)) done.resolve();
      };
      changed();
      return done.promise;
    },
  };
}

async function pausedRuns(client: Client): Promise<Set<string>> {
  // When the core is closing there is nothing to follow any more.
  const runs = await client.call('runs.list', {}).catch(() => []);
  return new Set(runs.filter(({ status }) => status === 'paused').map(({ id }) => id));
}
