import { useEffect } from 'react';

import { matchesShortcut } from '../components/shortcut.ts';
import { allCommands } from './commands.ts';
import { focusPane } from './panes.ts';

/** The keys that work everywhere: shortcuts of commands and F6. An open dialog keeps its keys to itself. */
export function useGlobalKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', handleKey, { capture: true });
    return () => window.removeEventListener('keydown', handleKey, { capture: true });
  }, []);
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isDialogOpen()) return;
  if (event.key === 'F6') {
    stop(event);
    focusPane(event.shiftKey ? -1 : 1);
    return;
  }
  const command = allCommands().find(
    ({ shortcut }) => shortcut !== undefined && matchesShortcut(event, shortcut),
  );
  if (command?.shortcut === undefined) return;
  if (isTyping(event) && !worksWhileTyping(command.shortcut)) return;
  stop(event);
  command.run();
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Messages and the search of the text editor have the role of a dialog too, but keep no keys to themselves. */
function isDialogOpen(): boolean {
  return document.querySelector('[role$="dialog"]:not([data-toast], .find-widget)') !== null;
}

/** Undo belongs to the text while one is being written, as do keys without Ctrl. */
function worksWhileTyping(shortcut: string): boolean {
  return /^(Mod\+|F\d)/.test(shortcut) && shortcut !== 'Mod+Z';
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
