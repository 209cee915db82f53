import { useCallback } from 'react';

import { useStoredState } from '../components/use-stored-state.ts';

/** Whether the sidebar is narrow, remembered. */
export function useSidebar(): { readonly narrow: boolean; readonly toggle: () => void } {
  const [narrow, setNarrow] = useStoredState('sidebar.narrow', false);
  const toggle = useCallback(() => setNarrow(!narrow), [narrow, setNarrow]);
  return { narrow, toggle };
}
