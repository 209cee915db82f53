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
  /** Of the frame, then of screens and what is on them. */
  readonly offers: readonly (readonly Command[])[];
  /** Of all offers, each id once: a screen's own version of a command counts. */
  readonly commands: readonly Command[];
}

const useCommandStore = create<CommandStore>(() => ({ offers: [], commands: [] }));

interface OfferOptions {
  /** Offered by the frame: a command of the same id by a screen goes before. */
  readonly general?: boolean;
}

/** Offers commands for as long as the component is there. Keep the array the same between renders (useMemo). */
export function useCommands(commands: readonly Command[], { general = false }: OfferOptions = {}): void {
  useEffect(() => {
    useCommandStore.setState(({ offers }) => merged(general ? [commands, ...offers] : [...offers, commands]));
    return () =>
      useCommandStore.setState(({ offers }) => merged(offers.filter((offer) => offer !== commands)));
  }, [commands, general]);
}

function merged(offers: readonly (readonly Command[])[]): CommandStore {
  const byId = new Map(offers.flat().map((command) => [command.id, command]));
  return { offers, commands: [...byId.values()] };
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
    .find((command) => command.id === id)
    ?.run();
}
