import { useRef } from 'react';

import { settleArrivals } from './settle-arrivals.ts';
import type { Settled } from './settle-arrivals.ts';

interface LiveIdsOptions {
  /** Changes with the filter and sort: another list is shown at once. */
  readonly list: string;
  readonly incoming: Uint32Array;
  readonly activeId: number | null;
  readonly isLive: boolean;
  /** Rows from the top of the list to the lower edge of what is seen; 0 while the list stands at its beginning. */
  readonly rowsSeen: () => number;
}

export interface LiveIds extends Settled {
  /** Takes over what waits. */
  readonly showAll: () => void;
}

/** The ids to show while results arrive: newer lists are taken over only if nothing in view or selected moves. */
export function useLiveIds(
  { list, incoming, activeId, isLive, rowsSeen }: LiveIdsOptions,
  redraw: () => void,
): LiveIds {
  const state = useRef({ list, settled: { ids: incoming, waiting: 0, isHeld: false } as Settled });
  if (state.current.list !== list || !isLive) {
    state.current = { list, settled: { ids: incoming, waiting: 0, isHeld: false } };
  } else {
    const shown = state.current.settled.ids;
    const activeRows = activeId === null ? 0 : shown.indexOf(activeId) + 1;
    const heldRows = Math.max(activeRows, rowsSeen());
    state.current.settled = settleArrivals({ shown, incoming, heldRows });
  }
  return {
    ...state.current.settled,
    showAll: () => {
      state.current.settled = { ids: incoming, waiting: 0, isHeld: false };
      redraw();
    },
  };
}
