/** Rows of the list from its top to the lower edge of what is seen; 0 while it stands at its beginning. */
export function rowsSeenIn(root: HTMLElement | null): number {
  const grid = root?.querySelector<HTMLElement>('[role=grid]');
  const row = grid?.querySelector<HTMLElement>('[role=row][data-id]');
  if (!grid || !row || grid.scrollTop === 0) return 0;
  return Math.ceil((grid.scrollTop + grid.clientHeight) / row.offsetHeight);
}
