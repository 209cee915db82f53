import { useLayoutEffect, useRef, type RefObject } from 'react';

/** In pixels; the head row stays in view over the rows. */
export const HEADER_HEIGHT = 28;

interface ActivePlace {
  readonly activeId: number | null;
  readonly activeIndex: number;
  readonly rowHeight: number;
}

/** Brings the active row into view when another row becomes active, never because data arrived. */
export function useScrollToActive(ref: RefObject<HTMLElement | null>, place: ActivePlace): void {
  const { activeId, activeIndex, rowHeight } = place;
  const settled = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || activeId === null || activeIndex < 0 || settled.current === activeId) return;
    settled.current = activeId;
    const top = activeIndex * rowHeight;
    const room = element.clientHeight - HEADER_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
  }, [ref, activeId, activeIndex, rowHeight]);
}
