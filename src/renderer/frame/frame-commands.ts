import { useNavigate, useRouter } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Settings } from '#shared/domain/settings.ts';
import { useClient } from '../client.ts';
import { useToasts } from '../components/toast.tsx';
import { useImport } from '../import/use-import.ts';
import { useCommands, type Command } from './commands.ts';
import { useFrame } from './frame-store.ts';
import { SECTIONS } from './sections.ts';
import { useSidebar } from './use-sidebar.ts';
import { useUndo } from './undo.ts';

/** The commands that are there on every screen. */
export function useFrameCommands(): void {
  useCommands(useGoCommands(), GENERAL);
  useCommands(useWorkCommands(), GENERAL);
  useCommands(useLookCommands(), GENERAL);
}

const GENERAL = { general: true } as const;

function useGoCommands(): readonly Command[] {
  const navigate = useNavigate();
  const { history } = useRouter();
  return useMemo(
    () => [
      ...SECTIONS.map(({ id, title, to, shortcut }): Command => ({
        id: `go.${id}`,
        title: `Go to ${title}`,
        group: 'Go',
        shortcut,
        run: () => void navigate({ to }),
      })),
      {
        id: 'go.leaderboard',
        title: 'Go to Leaderboard',
        group: 'Go',
        run: () => void navigate({ to: '/leaderboard' }),
      },
      {
        id: 'go.failureSets',
        title: 'Go to Failure sets',
        group: 'Go',
        run: () => void navigate({ to: '/failure-sets' }),
      },
      { id: 'go.back', title: 'Back', group: 'Go', shortcut: 'Alt+Left', run: () => history.back() },
      {
        id: 'go.forward',
        title: 'Forward',
        group: 'Go',
        shortcut: 'Alt+Right',
        run: () => history.forward(),
      },
    ],
    [navigate, history],
  );
}

function useWorkCommands(): readonly Command[] {
  const navigate = useNavigate();
  const client = useClient();
  const toasts = useToasts();
  const { chooseBundles } = useImport();
  return useMemo(
    () => [
      {
        id: 'environment.new',
        title: 'New environment…',
        group: 'Environments',
        shortcut: 'Mod+N',
        run: () => void navigate({ to: '/editor', search: { make: 'template' } }),
      },
      {
        id: 'environment.import',
        title: 'Import bundles…',
        group: 'Environments',
        shortcut: 'Mod+O',
        run: () => void chooseBundles(),
      },
      {
        id: 'environment.restoreBuiltIn',
        title: 'Restore built-in environments',
        group: 'Environments',
        run: () =>
          void client.call('environments.restoreBuiltIn', {}).then(
            ({ added }) =>
              toasts.show({
                title: added === 0 ? 'All built-in environments are here' : `${added} restored`,
              }),
            (error: Error) =>
              toasts.show({ title: 'Nothing was restored', description: error.message, kind: 'error' }),
          ),
      },
      {
        id: 'run.new',
        title: 'New run…',
        group: 'Runs',
        shortcut: 'Mod+Shift+N',
        run: () => void navigate({ to: '.', search: (before) => ({ ...before, dialog: 'run' as const }) }),
      },
      {
        id: 'run.matrix',
        title: 'Run several environments and models…',
        group: 'Runs',
        run: () => void navigate({ to: '.', search: (before) => ({ ...before, dialog: 'matrix' as const }) }),
      },
      {
        id: 'edit.undoDelete',
        title: 'Undo last deletion',
        group: 'Environments',
        shortcut: 'Mod+Z',
        run: () => useUndo.getState().last?.(),
      },
    ],
    [navigate, client, toasts, chooseBundles],
  );
}

function useLookCommands(): readonly Command[] {
  const client = useClient();
  const queries = useQueryClient();
  const { toggle } = useSidebar();
  return useMemo(() => {
    const set = (patch: Partial<Settings>) => () =>
      void client
        .call('settings.set', patch)
        .then((settings) => queries.setQueryData(['settings.get', {}], settings));
    return [
      {
        id: 'view.palette',
        title: 'Search and commands',
        group: 'View',
        shortcut: 'Mod+K',
        run: () => useFrame.setState({ palette: true }),
      },
      { id: 'view.sidebar', title: 'Toggle sidebar', group: 'View', shortcut: 'Mod+B', run: toggle },
      { id: 'view.themeSystem', title: 'Theme: as the system', group: 'View', run: set({ theme: 'system' }) },
      { id: 'view.themeLight', title: 'Theme: light', group: 'View', run: set({ theme: 'light' }) },
      { id: 'view.themeDark', title: 'Theme: dark', group: 'View', run: set({ theme: 'dark' }) },
      {
        id: 'view.comfortable',
        title: 'Density: comfortable',
        group: 'View',
        run: set({ density: 'comfortable' }),
      },
      { id: 'view.compact', title: 'Density: compact', group: 'View', run: set({ density: 'compact' }) },
      {
        id: 'help.shortcuts',
        title: 'Keyboard shortcuts',
        group: 'Help',
        shortcut: '?',
        run: () => useFrame.setState({ shortcutSheet: true }),
      },
    ];
  }, [client, queries, toggle]);
}
