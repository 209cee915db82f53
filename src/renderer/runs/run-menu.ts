import type { MenuEntry } from '#renderer/components/menu-entry.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { canResume, isLive } from './live-runs.ts';
import type { RunActions } from './use-run-actions.ts';

interface RunMenuContext {
  readonly actions: RunActions;
  readonly open: (run: RunSummary) => void;
  readonly note: (run: RunSummary) => void;
  readonly remove: () => void;
}

/** Lines of the menu of a run; for several runs what can be done with all of them. */
export function runMenu(
  runs: readonly RunSummary[],
  { actions, open, note, remove }: RunMenuContext,
): readonly MenuEntry[] {
  const [run] = runs;
  if (!run) return [];
  const anyLive = runs.some(({ status }) => isLive(status));
  const removal: MenuEntry = {
    label: runs.length === 1 ? 'Delete' : `Delete ${formatCount(runs.length)} runs`,
    shortcut: 'Del',
    onSelect: remove,
    danger: true,
    disabled: anyLive,
  };
  if (runs.length > 1) {
    const compare: MenuEntry = {
      label: `Compare ${formatCount(runs.length)} runs`,
      onSelect: () => actions.compare(runs.map(({ id }) => id)),
      disabled: runs.length > 8,
    };
    return [compare, 'separator', removal];
  }
  return [
    { label: 'Open', shortcut: 'Enter', onSelect: () => open(run) },
    ...steering(run, actions),
    'separator',
    { label: 'Run again…', onSelect: () => actions.runAgain(run) },
    { label: 'Run failures only…', onSelect: () => actions.runFailures(run) },
    { label: 'Compare with…', onSelect: () => actions.compare([run.id]) },
    { label: 'Export failures…', onSelect: () => actions.exportCases(run.id) },
    { label: run.note === null ? 'Add note…' : 'Edit note…', onSelect: () => note(run) },
    'separator',
    removal,
  ];
}

function steering(run: RunSummary, actions: RunActions): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  if (isLive(run.status)) {
    entries.push({ label: 'Pause', onSelect: () => actions.pause(run.id) });
    entries.push({ label: 'Cancel run', onSelect: () => actions.cancel(run.id) });
  }
  if (canResume(run.status)) entries.push({ label: 'Resume', onSelect: () => actions.resume(run.id) });
  if (run.counts.error > 0 && !isLive(run.status))
    entries.push({
      label: run.status === 'completed' ? 'Retry errors' : 'Resume and retry errors',
      onSelect: () => actions.retryErrors(run.id),
    });
  return entries;
}
