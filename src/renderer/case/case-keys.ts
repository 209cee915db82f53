import type { KeyboardEvent } from 'react';

/** What a key asks for while a case or its list has the focus. */
export type CaseAction =
  | 'next'
  | 'previous'
  | 'next-failure'
  | 'previous-failure'
  | 'next-attempt'
  | 'previous-attempt'
  | 'raw'
  | 'wrap'
  | 'copy'
  | 'tab-1'
  | 'tab-2'
  | 'tab-3'
  | 'tab-4'
  | 'tab-5';

/** Which key asks for what. */
export const CASE_KEYS: Readonly<Record<string, CaseAction>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ']': 'next',
  '[': 'previous',
  n: 'next-failure',
  p: 'previous-failure',
  '.': 'next-attempt',
  ',': 'previous-attempt',
  r: 'raw',
  w: 'wrap',
  y: 'copy',
  '1': 'tab-1',
  '2': 'tab-2',
  '3': 'tab-3',
  '4': 'tab-4',
  '5': 'tab-5',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>;

/** The action of a key press; null while a person types or a control uses the key itself. */
export function caseAction(event: Pressed, target: EventTarget): CaseAction | null {
  if (event.defaultPrevented || event.altKey || isTyping(target)) return null;
  if (event.ctrlKey || event.metaKey) return null;
  return CASE_KEYS[event.key] ?? null;
}

/** Whether keys belong to a text, a choice or a menu. */
export function isTyping(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=menu]') !== null
  );
}
