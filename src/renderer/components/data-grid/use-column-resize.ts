import { useRef, type PointerEvent, type RefObject } from 'react';

interface ColumnResize {
  /** For `onPointerDown` of the edge. */
  readonly start: (event: PointerEvent<HTMLElement>) => void;
  readonly busy: RefObject<boolean>;
}

/** Dragging the edge of a column head; `resize` gets the width in pixels as the pointer moves. */
export function useColumnResize(width: number, resize: (width: number) => void): ColumnResize {
  const busy = useRef(false);
  function start(event: PointerEvent<HTMLElement>): void {
    event.preventDefault();
    busy.current = true;
    const from = event.clientX;
    const edge: HTMLElement = event.currentTarget;
    edge.setPointerCapture(event.pointerId);
    const stop = new AbortController();
    const { signal } = stop;
    edge.addEventListener('pointermove', (moved) => resize(width + moved.clientX - from), { signal });
    edge.addEventListener(
      'lostpointercapture',
      () => {
        busy.current = false;
        stop.abort();
      },
      { signal },
    );
  }
  return { start, busy };
}
