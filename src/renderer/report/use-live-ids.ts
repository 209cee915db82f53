import { useState } from 'react';

import { settleArrivals } from './settle-arrivals.ts';
import type { Settled } from './settle-arrivals.ts';

interface LiveIdsOptions {
  /** Changes with the filter and sort: another list is shown at once. */
  readonly list: string;
  readonly incoming: Uint32Array;
  readonly activeId: number | null;
  readonly isLive: boolean;
  readonly rowsSeen: () => number;
}

export interface LiveIds extends Settled {
  /** Takes over what waits. */
  readonly showAll: () => void;
}

interface Shown {
  readonly list: string;
  readonly incoming: Uint32Array;
  readonly settled: Settled;
}

/** The ids to show while results arrive: newer lists are taken over only if nothing in view or selected moves. */
export function useLiveIds({ list, incoming, activeId, isLive, rowsSeen }: LiveIdsOptions): LiveIds {
  // What came while the run was live waits also after its end.
  const [wasLive, setWasLive] = useState(isLive);
  if (isLive && !wasLive) setWasLive(true);
  const everything: Shown = { list, incoming, settled: { ids: incoming, waiting: 0, isHeld: false } };
  const [state, setState] = useState(everything);
  let { settled } = state;
  if (state.list !== list) {
    ({ settled } = everything);
    setState(everything);
  } else if (state.incoming !== incoming) {
    const shown = settled.ids;
    const activeRows = activeId === null ? 0 : shown.indexOf(activeId) + 1;
    settled = settleArrivals({ shown, incoming, heldRows: wasLive ? Math.max(activeRows, rowsSeen()) : 0 });
    setState({ list, incoming, settled });
  }
  return { ...settled, showAll: () => setState(everything) };
}
