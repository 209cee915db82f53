import { useCallback, useSyncExternalStore } from 'react';

import { useStoredState } from '../components/use-stored-state.ts';

interface Sidebar {
  readonly narrow: boolean;
  readonly toggle: () => void;
}

/** Whether the sidebar is narrow: by choice, which is remembered, or because the window is. */
export function useSidebar(): Sidebar {
  const [chosen, setChosen] = useStoredState('sidebar.narrow', false);
  const forced = useSyncExternalStore(followWindow, isWindowNarrow);
  const toggle = useCallback(() => setChosen(!chosen), [chosen, setChosen]);
  return { narrow: chosen || forced, toggle };
}

const NARROW_WINDOW = '(width < 800px)';

function isWindowNarrow(): boolean {
  return matchMedia(NARROW_WINDOW).matches;
}

function followWindow(listener: () => void): () => void {
  const query = matchMedia(NARROW_WINDOW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
