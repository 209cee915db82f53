import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 900px)');

/** Whether the window has no room for two panes side by side, as at 200 % zoom. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
