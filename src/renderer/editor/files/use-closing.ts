import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';

import type { DraftSession } from './draft-session.ts';
import { isUnsaved } from './draft-state.ts';

export interface ClosingQuestion {
  readonly paths: readonly string[];
  readonly onSave: () => Promise<void>;
  readonly onDrop: () => Promise<void>;
  readonly onCancel: () => void;
}

/** Closes files and leaves the screen; asks first where something was not saved. */
export function useClosing(
  session: DraftSession,
  active: string | null,
  show: (path: string | null) => void,
) {
  const [path, setPath] = useState<string | null>(null);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && unsavedPaths(session).length > 0,
    enableBeforeUnload: false,
    withResolver: true,
  });

  function closeNow(closed: string): void {
    const { tabs } = session.store.getState();
    const at = tabs.indexOf(closed);
    session.close(closed);
    if (closed === active) show(tabs[at + 1] ?? tabs[at - 1] ?? null);
    setPath(null);
  }
  function close(wanted: string): void {
    if (isUnsaved(session.store.getState().files[wanted])) setPath(wanted);
    else closeNow(wanted);
  }
  const asks: ClosingQuestion | null =
    path !== null
      ? {
          paths: [path],
          onSave: async () => {
            await session.save(path);
            closeNow(path);
          },
          onDrop: async () => {
            await session.revert(path);
            closeNow(path);
          },
          onCancel: () => setPath(null),
        }
      : blocker.status === 'blocked'
        ? {
            paths: unsavedPaths(session),
            onSave: async () => {
              await Promise.all(unsavedPaths(session).map((each) => session.save(each)));
              blocker.proceed();
            },
            onDrop: async () => {
              await Promise.all(unsavedPaths(session).map((each) => session.revert(each)));
              blocker.proceed();
            },
            onCancel: () => blocker.reset(),
          }
        : null;
  return { close, asks };
}

function unsavedPaths(session: DraftSession): readonly string[] {
  return Object.entries(session.store.getState().files)
    .filter(([, file]) => isUnsaved(file))
    .map(([path]) => path);
}
