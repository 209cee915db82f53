import type { KeyboardEvent } from 'react';

import { isTyping } from './case-keys.ts';

/** Moves between the messages of a transcript: j k, gg and G. Tells whether the key was one of them. */
export function moveInTranscript(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
    return false;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')];
  const current = messages.findIndex((message) => message.contains(document.activeElement));
  const next = targetOf(event.key, current, messages.length);
  const message = next === null ? undefined : messages[next];
  if (message === undefined) return false;
  event.preventDefault();
  message.scrollIntoView({ block: 'start' });
  message.focus({ preventScroll: true });
  return true;
}

/** A single g goes to the first message as well, so that gg does. */
function targetOf(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'j':
      return Math.min(count - 1, current + 1);
    case 'k':
      return Math.max(0, current - 1);
    case 'g':
      return 0;
    case 'G':
      return count - 1;
    default:
      return null;
  }
}
