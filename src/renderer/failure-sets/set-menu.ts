import type { MenuEntry } from '#renderer/components/menu-entry.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import type { SetActions } from './use-set-actions.ts';

interface SetMenuContext {
  readonly actions: SetActions;
  readonly rename: (set: FailureSet) => void;
}

/** Lines of the menu of a set in the list. */
export function setMenu(
  set: FailureSet | undefined,
  { actions, rename }: SetMenuContext,
): readonly MenuEntry[] {
  if (!set) return [];
  return [
    { label: 'Open', shortcut: 'Enter', onSelect: () => actions.open(set) },
    'separator',
    { label: 'Run on…', onSelect: () => actions.run(set) },
    { label: 'Export…', onSelect: () => actions.exportCases(set) },
    { label: 'Rename…', onSelect: () => rename(set) },
    'separator',
    { label: 'Delete', shortcut: 'Del', onSelect: () => void actions.remove(set), danger: true },
  ];
}
