import { useEffect } from 'react';
import { create } from 'zustand';

/** Something the person can do from anywhere: the one source of palette, shortcut sheet, tooltips and menu. */
export interface Command {
  /** Such as `run.new`; the menu of the desktop uses the same ids. */
  readonly id: string;
  /** A verb first: `Import bundles…`. */
  readonly title: string;
  readonly group: 'Go' | 'Environments' | 'Runs' | 'View' | 'Help';
  /** Such as `Mod+O`. */
  readonly shortcut?: string;
  readonly run: () => void;
}

interface CommandStore {
  readonly commands: readonly Command[];
}

const useCommandStore = create<CommandStore>(() => ({ commands: [] }));

/** Offers commands for as long as the component is there. Keep the array the same between renders (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    useCommandStore.setState((store) => ({ commands: [...store.commands, ...commands] }));
    return () =>
      useCommandStore.setState((store) => ({
        commands: store.commands.filter((command) => !commands.includes(command)),
      }));
  }, [commands]);
}

/** All commands on offer now. */
export function useAllCommands(): readonly Command[] {
  return useCommandStore((store) => store.commands);
}

export function allCommands(): readonly Command[] {
  return useCommandStore.getState().commands;
}

/** Runs the command of this id, if it is on offer. */
export function runCommand(id: string): void {
  allCommands()
    .findLast((command) => command.id === id)
    ?.run();
}
