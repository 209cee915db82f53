import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import { useCommands, type Command } from '../frame/commands.ts';

interface Target {
  readonly id: string;
  readonly version: string;
}

/** Opens the run dialog for an environment; while shown, “New run…” from anywhere means this one. */
export function useRunCommand(target: Target | null): () => void {
  const navigate = useNavigate();
  const id = target?.id;
  const version = target?.version;
  const run = useCallback(
    () =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, dialog: 'run' as const, env: id, version }),
      }),
    [navigate, id, version],
  );
  useCommands(
    useMemo(
      (): readonly Command[] => [
        { id: 'run.new', title: 'New run…', group: 'Runs', shortcut: 'Mod+Shift+N', run },
      ],
      [run],
    ),
  );
  return run;
}
