import { create } from 'zustand';

interface Connection {
  /** Whether the core answers and tells of its events; always so in the desktop window. */
  readonly isThere: boolean;
}

/** Whether the page still reaches the process it belongs to. */
export const useConnection = create<Connection>(() => ({ isThere: true }));
