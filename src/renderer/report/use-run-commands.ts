import { useEffect, useMemo, useRef } from 'react';

import { type Command, useCommands } from '#renderer/frame/commands.ts';
import { canResume, isLive } from '#renderer/runs/live-runs.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { RunSummary } from '#shared/domain/run.ts';

/** Offers what can be done with the run on screen to the palette and the menu of the desktop. */
export function useRunCommands(run: RunSummary, actions: RunActions): void {
  const { id, status } = run;
  const hasErrors = run.counts.error > 0;
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useCommands(
    useMemo(() => {
      const isUnderWay = isLive(status);
      const command = (name: string, title: string, act: (actions: RunActions) => void): Command => ({
        id: `run.${name}`,
        title,
        group: 'Runs',
        run: () => act(latest.current),
      });
      return [
        ...(isUnderWay ? [command('pause', 'Pause run', ({ pause }) => pause(id))] : []),
        ...(canResume(status) ? [command('resume', 'Resume run', ({ resume }) => resume(id))] : []),
        ...(isUnderWay || status === 'paused'
          ? [command('cancel', 'Cancel run', ({ cancel }) => cancel(id))]
          : []),
        ...(hasErrors && !isUnderWay
          ? [
              command(
                'retryErrors',
                status === 'completed' ? 'Retry errors' : 'Resume and retry errors',
                ({ retryErrors }) => retryErrors(id),
              ),
            ]
          : []),
        ...(isUnderWay || status === 'paused'
          ? []
          : [command('changeScoring', 'Change scoring…', ({ changeScoring }) => changeScoring([id]))]),
        command('export', 'Export failures…', ({ exportCases }) => exportCases(id)),
        command('saveSet', 'Save failures as set…', ({ saveSet }) => saveSet(id)),
      ];
    }, [id, status, hasErrors]),
  );
}
