import type { MenuItemConstructorOptions } from 'electron';

import type { Settings } from '#shared/domain/settings.ts';

/** What the items of the menu do. */
export interface MenuActions {
  /** Runs a command of the interface by its id. */
  readonly command: (id: string) => void;
  readonly importBundles: () => void;
  readonly openRecent: (path: string) => void;
  readonly changeSettings: (change: Partial<Settings>) => void;
  readonly openDataFolder: () => void;
  readonly quit: () => void;
}

export interface MenuState {
  readonly settings: Settings;
  readonly recentBundles: readonly string[];
  readonly isMac: boolean;
}

/** The application menu. Shortcuts of commands are shown only: the interface itself listens for them. */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => actions.command(id),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  });
  return [
    ...(state.isMac ? [{ role: 'appMenu' as const }] : []),
    { label: '&File', submenu: fileMenu(state, actions, command) },
    { role: 'editMenu' },
    { label: '&View', submenu: viewMenu(state, actions, command) },
    {
      label: '&Run',
      submenu: [
        command('Start…', 'run.new', 'CmdOrCtrl+Shift+N'),
        command('Pause', 'run.pause'),
        command('Resume', 'run.resume'),
        command('Cancel', 'run.cancel'),
        command('Retry errors', 'run.retryErrors'),
      ],
    },
    { label: '&Go', submenu: goMenu(command) },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: '&Help',
      submenu: [
        command('Keyboard shortcuts', 'help.shortcuts', '?'),
        command('Documentation', 'go.docs', 'F1'),
        { type: 'separator' },
        { label: 'Open data folder', click: actions.openDataFolder },
        { role: 'about' },
      ],
    },
  ];
}

type CommandItem = (label: string, id: string, accelerator?: string) => MenuItemConstructorOptions;

function fileMenu(
  state: MenuState,
  actions: MenuActions,
  command: CommandItem,
): MenuItemConstructorOptions[] {
  const recent = state.recentBundles.map((path) => ({ label: path, click: () => actions.openRecent(path) }));
  return [
    command('New run…', 'run.new', 'CmdOrCtrl+Shift+N'),
    { type: 'separator' },
    {
      label: 'Import…',
      accelerator: 'CmdOrCtrl+O',
      registerAccelerator: false,
      click: actions.importBundles,
    },
    { label: 'Open recent', enabled: recent.length > 0, submenu: recent },
    command('Export…', 'run.export'),
    { type: 'separator' },
    { label: 'Quit BenchGen', accelerator: 'CmdOrCtrl+Q', click: actions.quit },
  ];
}

function viewMenu(
  state: MenuState,
  actions: MenuActions,
  command: CommandItem,
): MenuItemConstructorOptions[] {
  const { theme, density } = state.settings;
  const themes = { system: 'System', light: 'Light', dark: 'Dark' } as const;
  const densities = { comfortable: 'Comfortable', compact: 'Compact' } as const;
  return [
    {
      label: 'Theme',
      submenu: (['system', 'light', 'dark'] as const).map((value) => ({
        label: themes[value],
        type: 'radio' as const,
        checked: theme === value,
        click: () => actions.changeSettings({ theme: value }),
      })),
    },
    {
      label: 'Density',
      submenu: (['comfortable', 'compact'] as const).map((value) => ({
        label: densities[value],
        type: 'radio' as const,
        checked: density === value,
        click: () => actions.changeSettings({ density: value }),
      })),
    },
    command('Toggle sidebar', 'view.sidebar', 'CmdOrCtrl+B'),
    { type: 'separator' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { role: 'togglefullscreen' },
    { type: 'separator' },
    { role: 'toggleDevTools' },
  ];
}

function goMenu(command: CommandItem): MenuItemConstructorOptions[] {
  return [
    command('Back', 'go.back', 'Alt+Left'),
    command('Forward', 'go.forward', 'Alt+Right'),
    { type: 'separator' },
    command('Search…', 'view.palette', 'CmdOrCtrl+K'),
    command('Hub', 'go.hub', 'CmdOrCtrl+1'),
    command('Runs', 'go.runs', 'CmdOrCtrl+2'),
    command('Compare', 'go.compare', 'CmdOrCtrl+3'),
    command('Editor', 'go.editor', 'CmdOrCtrl+4'),
    command('Models', 'go.models', 'CmdOrCtrl+5'),
    command('Settings', 'go.settings', 'CmdOrCtrl+6'),
  ];
}
