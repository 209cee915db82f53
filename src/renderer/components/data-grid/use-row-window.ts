import { useEffect, useState } from 'react';

export interface RowWindow {
  readonly scrollTop: number;
  readonly height: number;
  readonly width: number;
}

/** Scroll position and size of an element, in pixels; at most one update a frame. Zero while there is no element. */
export function useRowWindow(element: HTMLElement | null): RowWindow {
  const [view, setView] = useState<RowWindow>({ scrollTop: 0, height: 0, width: 0 });
  useEffect(() => {
    if (element === null) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const { scrollTop, clientHeight: height, clientWidth: width } = element;
      setView((before) =>
        before.scrollTop === scrollTop && before.height === height && before.width === width
          ? before
          : { scrollTop, height, width },
      );
    };
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    measure();
    element.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', later);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [element]);
  return view;
}

/** First and last row (end excluded) to draw, with a few beyond the edges. */
export function visibleRows(
  view: RowWindow,
  rowHeight: number,
  count: number,
): { first: number; end: number } {
  const beyond = 6;
  const first = Math.max(0, Math.floor(view.scrollTop / rowHeight) - beyond);
  const end = Math.min(count, Math.ceil((view.scrollTop + view.height) / rowHeight) + beyond);
  return { first: Math.min(first, Math.max(0, count - 1)), end };
}
