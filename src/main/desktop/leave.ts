import { app, type BrowserWindow, dialog } from 'electron';

import type { RunningRuns } from './running-runs.ts';

/** Closing the window or quitting asks while runs are going, then lets `settle` write everything down. */
export function guardLeaving(window: BrowserWindow, runs: RunningRuns, settle: () => Promise<void>): void {
  let state: 'open' | 'asking' | 'leaving' = 'open';
  const leave = async () => {
    if (state !== 'open') return;
    state = 'asking';
    if (runs.count() > 0 && !(await confirm(window, runs.count()))) {
      state = 'open';
      return;
    }
    state = 'leaving';
    await settle();
    window.destroy();
    app.quit();
  };
  const intercept = (event: { preventDefault(): void }) => {
    if (state === 'leaving') return;
    event.preventDefault();
    void leave();
  };
  window.on('close', intercept);
  app.on('before-quit', intercept);
}

async function confirm(window: BrowserWindow, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: count === 1 ? 'A run is still going. Quit?' : `${count} runs are still going. Quit?`,
    detail: 'What is finished is kept. An interrupted run goes on from there with Resume.',
    buttons: ['Quit', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
