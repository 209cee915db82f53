import type { KeyboardEvent } from 'react';

/** Down and Up go from the search field through what was found and back. Enter in the field opens the first. */
export function stepFindings(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding]')];
  const field = event.currentTarget.querySelector<HTMLElement>('input');
  const isInField = event.target === field;
  if (event.key === 'Enter' && isInField) {
    links[0]?.click();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [field, ...links];
  const from = stops.findIndex((stop) => stop === event.target);
  const next = stops[from + (event.key === 'ArrowDown' ? 1 : -1)];
  if (from < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
