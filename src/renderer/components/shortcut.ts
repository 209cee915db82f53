/** Whether this machine writes shortcuts the Apple way. */
export const isApple = /mac|iphone|ipad/i.test(navigator.platform);

/** The keys of a shortcut such as `Mod+Shift+N`, as this platform writes them: `Ctrl`, `Shift`, `N`. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split('+').map((key) => KEY_NAMES[key] ?? key);
}

/** The shortcut as one word for tooltips: `Ctrl+Shift+N`, `⌘⇧N`. */
export function shortcutText(shortcut: string): string {
  return shortcutKeys(shortcut).join(isApple ? '' : '+');
}

/** The shortcut as `aria-keyshortcuts` wants it: `Control+Shift+N`. */
export function ariaShortcut(shortcut: string): string {
  return shortcut.replace('Mod', isApple ? 'Meta' : 'Control');
}

/** Whether a key press is this shortcut. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const wanted = { mod, shift: parts.includes('Shift'), alt: parts.includes('Alt') };
  const held = isApple ? event.metaKey : event.ctrlKey;
  const other = isApple ? event.ctrlKey : event.metaKey;
  if (held !== wanted.mod || other || event.altKey !== wanted.alt) return false;
  if (event.shiftKey !== wanted.shift && isLetterOrName(key)) return false;
  return event.key.toLowerCase() === (EVENT_KEYS[key] ?? key).toLowerCase();
}

/** `?` needs Shift on some keyboards and not on others: only letters, digits and named keys tell by Shift. */
function isLetterOrName(key: string): boolean {
  return key.length > 1 || /[a-z0-9]/i.test(key);
}

const EVENT_KEYS: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Esc: 'Escape',
  Space: ' ',
  Plus: '+',
};

const KEY_NAMES: Readonly<Record<string, string>> = {
  Mod: isApple ? '⌘' : 'Ctrl',
  Alt: isApple ? '⌥' : 'Alt',
  Shift: isApple ? '⇧' : 'Shift',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  Plus: '+',
};
