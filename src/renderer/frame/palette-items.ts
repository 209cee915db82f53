import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import type { Command } from './commands.ts';

/** A type, not an interface: the list component wants plain records. */
export type PaletteItem = {
  /** Unique over all groups. */
  readonly value: string;
  /** What is searched and shown. */
  readonly label: string;
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
};

export type PaletteGroup = {
  readonly value: string;
  readonly items: readonly PaletteItem[];
};

export interface PaletteContent {
  readonly environments: readonly EnvironmentSummary[];
  readonly runs: readonly RunSummary[];
  readonly commands: readonly Command[];
  readonly openEnvironment: (id: string) => void;
  readonly openRun: (id: string) => void;
}

/** What is done most comes first. */
const GROUPS: readonly Command['group'][] = ['Environments', 'Runs', 'Go', 'View', 'Help'];

/** Everything that can be found, in groups. */
export function paletteGroups(content: PaletteContent): readonly PaletteGroup[] {
  const groups: readonly PaletteGroup[] = [
    {
      value: 'Environments',
      items: content.environments.map((environment) => ({
        value: `environment ${environment.id}`,
        label: environment.title,
        detail: `${environment.id} ${environment.version}`,
        run: () => content.openEnvironment(environment.id),
      })),
    },
    {
      value: 'Runs',
      items: content.runs.map((run) => ({
        value: `run ${run.id}`,
        label: `${run.environment.title} · ${run.model}`,
        detail: `run ${run.number}`,
        run: () => content.openRun(run.id),
      })),
    },
    {
      value: 'Commands',
      items: content.commands
        .filter((command) => command.id !== 'view.palette')
        .toSorted((before, after) => GROUPS.indexOf(before.group) - GROUPS.indexOf(after.group))
        .map((command) => ({
          value: `command ${command.id}`,
          label: command.title,
          shortcut: command.shortcut,
          run: command.run,
        })),
    },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** Whether every word of the search is somewhere in the item. */
export function paletteMatches(item: PaletteItem, search: string): boolean {
  const text = `${item.label} ${item.detail ?? ''}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const MOST_IN_A_GROUP = 8;

/** The groups narrowed to a search; each shows its first few matches, commands first while nothing is typed. */
export function searchPalette(groups: readonly PaletteGroup[], search: string): readonly PaletteGroup[] {
  const found = groups.map((group) => ({
    value: group.value,
    items: group.items
      .filter((item) => paletteMatches(item, search))
      .slice(0, group.value === 'Commands' && search.trim() === '' ? undefined : MOST_IN_A_GROUP),
  }));
  return found.filter((group) => group.items.length > 0);
}
