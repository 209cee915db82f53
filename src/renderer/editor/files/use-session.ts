import { createContext, use } from 'react';
import { useStore } from 'zustand';

import type { DraftSession } from './draft-session.ts';
import type { DraftState } from './draft-state.ts';

export const SessionContext = createContext<DraftSession | null>(null);

/** The draft that is open in the editor. */
export function useSession(): DraftSession {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession is used outside of SessionContext.');
  return session;
}

/** A part of what is open. The selector gives the same value for the same state. */
export function useDraftState<Value>(select: (state: DraftState) => Value): Value {
  return useStore(useSession().store, select);
}

/** The text of an open file as it stands; undefined for one that is not open. */
export function useFileText(path: string): string | undefined {
  return useDraftState((state) => state.files[path]?.text);
}
