import { join } from 'node:path';

import type { BrowserApp } from '../e2e/support/browser-app.ts';
import { finishedRun } from '../e2e/support/finished-run.ts';
import { startQuiz } from '../e2e/support/quiz.ts';
import { goodBundle, writeFiles } from '../support/bundle-files.ts';

const CASES = 60;
/** Cases that are answered before a held run waits. */
const ANSWERED = 24;

/** What the pictures show: runs in every state. */
export interface Stage {
  readonly done: string;
  readonly other: string;
  readonly cancelled: string;
  readonly broken: string;
  readonly running: string;
  readonly caseOfDone: number;
  readonly close: () => Promise<void>;
}

/** Fills an application with environments and runs. */
export async function setStage(app: BrowserApp): Promise<Stage> {
  const quiz = await startQuiz(app, CASES);
  await installLongTitle(app);
  const done = await finishedRun(app, 'quiz', quiz.model);
  const other = await finishedRun(app, 'quiz', 'baseline:gold');
  await finishedRun(app, 'everyday-quantities', 'baseline:gold');
  const broken = await finishedRun(app, 'quiz', 'ollama:none', { selection: { kind: 'first', count: 6 } });
  quiz.holdFrom(ANSWERED);
  const cancelled = await startHeld(app, quiz.model);
  await app.client.call('runs.cancel', { runId: cancelled });
  quiz.release();
  quiz.holdFrom(ANSWERED);
  const running = await startHeld(app, quiz.model);
  const { ids } = await app.client.call('results.index', { runId: done.id, filter: { verdicts: ['fail'] } });
  return {
    done: done.id,
    other: other.id,
    broken: broken.id,
    cancelled,
    running,
    caseOfDone: ids[1] ?? 1,
    async close() {
      quiz.release();
      await app.client.call('runs.cancel', { runId: running });
      await quiz.close();
    },
  };
}

/** Starts a run and returns once it waits at the held cases. */
async function startHeld(app: BrowserApp, model: string): Promise<string> {
  const waits = Promise.withResolvers<void>();
  const stop = app.client.on('run.progress', ({ finished, status }) => {
    if (finished >= ANSWERED - 4 && status === 'running') waits.resolve();
  });
  const [run] = await app.client.call('runs.start', { environment: 'quiz', models: [model] });
  await waits.promise;
  stop();
  if (run === undefined) throw new Error('No run was started.');
  return run.id;
}

async function installLongTitle(app: BrowserApp): Promise<void> {
  const manifest = goodBundle()['environment.yaml'];
  const folder = writeFiles(
    join(app.folder, 'long-title'),
    goodBundle({
      'environment.yaml': String(manifest)
        .replace(/^id: .*/m, 'id: long-title')
        .replace(/^title: .*/m, `title: ${'Unbroken'.repeat(14)}`),
    }),
  );
  const { handle } = await app.client.call('files.pack', { folder });
  await app.client.call('import.preview', { handle });
  await app.client.call('import.commit', { handle });
}
