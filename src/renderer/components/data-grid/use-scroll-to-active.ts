import { useLayoutEffect, useRef } from 'react';

import { keepRowInView } from '../keep-row-in-view.ts';

/** In pixels; the head row stays in view over the rows. */
export const HEADER_HEIGHT = 28;

interface ActivePlace {
  readonly activeId: number | null;
  readonly activeIndex: number;
  readonly rowHeight: number;
}

/** Brings the active row into view when another row becomes active, never because data arrived. */
export function useScrollToActive(element: HTMLElement | null, place: ActivePlace): void {
  const { activeId, activeIndex, rowHeight } = place;
  const settled = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (element === null || activeId === null || activeIndex < 0 || settled.current === activeId) return;
    settled.current = activeId;
    keepRowInView(element, { index: activeIndex, rowHeight, headHeight: HEADER_HEIGHT });
  }, [element, activeId, activeIndex, rowHeight]);
}
