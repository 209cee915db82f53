export interface ListView {
  /** For the `ref` of the element around the list. */
  readonly attach: (element: HTMLElement | null) => void;
  /** Rows from the top of the list to the lower edge of what is seen; 0 while it stands at its beginning. */
  readonly rowsSeen: () => number;
  /** Gives the list the focus; false while it is not there yet. */
  readonly focus: () => boolean;
  /** Gives the list the focus as soon as it is there. Returns the function that stops waiting. */
  readonly focusWhenThere: () => () => void;
}

/** What a screen needs to know about the list in the document. */
export function createListView(): ListView {
  let root: HTMLElement | null = null;
  const grid = () => root?.querySelector<HTMLElement>('[role=grid]') ?? null;
  const focus = () => {
    grid()?.focus({ preventScroll: true });
    return grid() !== null;
  };
  return {
    attach: (element) => {
      root = element;
    },
    rowsSeen: () => rowsSeenIn(grid()),
    focus,
    focusWhenThere() {
      const observer = new MutationObserver(() => {
        if (focus()) observer.disconnect();
      });
      if (root !== null && !focus()) observer.observe(root, { childList: true, subtree: true });
      return () => observer.disconnect();
    },
  };
}

function rowsSeenIn(grid: HTMLElement | null): number {
  const row = grid?.querySelector<HTMLElement>('[role=row][data-id]');
  if (!grid || !row || grid.scrollTop === 0) return 0;
  return Math.ceil((grid.scrollTop + grid.clientHeight) / row.offsetHeight);
}
