/** Moves the focus to the next or previous pane of the window; open messages are one of the stops. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]'), ...toasts()].filter(isVisible);
  if (panes.length === 0) return;
  // Panes lie in one another; the innermost one counts.
  const current = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + step + panes.length) % panes.length] ?? panes[0];
  if (next !== undefined) enter(next);
}

const TABBABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex="0"]';

function enter(pane: HTMLElement): void {
  const marked = pane.matches('[data-pane-focus]')
    ? pane
    : pane.querySelector<HTMLElement>('[data-pane-focus]');
  const target = marked ?? [...pane.querySelectorAll<HTMLElement>(TABBABLE)].find(isVisible) ?? pane;
  target.focus({ preventScroll: true });
}

function toasts(): readonly HTMLElement[] {
  const viewport = document.querySelector<HTMLElement>('[aria-label="Notifications"]');
  return viewport !== null && viewport.querySelector('button') !== null ? [viewport] : [];
}

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility();
}
