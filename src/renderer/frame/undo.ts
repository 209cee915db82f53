import { create } from 'zustand';

interface UndoStore {
  /** Takes back the last deletion; null when there is none. */
  readonly last: (() => void) | null;
}

/** The last deletion, for Ctrl+Z. */
export const useUndo = create<UndoStore>(() => ({ last: null }));
