import type { KeyboardEvent } from 'react';

export type CompareAction = 'baseline' | 'diff' | 'next' | 'previous' | 'close';

/** Which key asks for what. */
export const COMPARE_KEYS: Readonly<Record<string, CompareAction>> = {
  b: 'baseline',
  d: 'diff',
  n: 'next',
  p: 'previous',
  Escape: 'close',
};

/** The action of a key on the comparison; null for any other key. */
export function compareAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): CompareAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return COMPARE_KEYS[event.key] ?? null;
}
