import type { BrowserWindow, Rectangle, Screen } from 'electron';

import type { DesktopMemory } from './desktop-state.ts';

export const SMALLEST = { width: 1000, height: 640 };
const USUAL = { width: 1280, height: 800 };

export interface WindowPlace {
  readonly bounds: Partial<Rectangle> & { width: number; height: number };
  readonly isMaximized: boolean;
}

/** Where the window was on the display it was on last; centred in its usual size if that display is gone. */
export function rememberedPlace(
  memory: DesktopMemory,
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
): WindowPlace {
  const { windows, lastDisplay } = memory.read();
  const display =
    screen.getAllDisplays().find(({ id }) => String(id) === lastDisplay) ?? screen.getPrimaryDisplay();
  const saved = windows[String(display.id)];
  if (saved !== undefined && overlaps(saved.bounds, display.workArea)) return saved;
  const { width, height } = display.workArea;
  return {
    bounds: { width: Math.min(USUAL.width, width), height: Math.min(USUAL.height, height) },
    isMaximized: false,
  };
}

/** Notes where the window is, for its display. */
export function rememberPlace(
  memory: DesktopMemory,
  screen: Pick<Screen, 'getDisplayMatching'>,
  window: Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized'>,
): void {
  const bounds = window.getNormalBounds();
  const display = String(screen.getDisplayMatching(bounds).id);
  const place = { bounds, isMaximized: window.isMaximized() };
  memory.change({ windows: { ...memory.read().windows, [display]: place }, lastDisplay: display });
}

/** Whether enough of the window shows to take hold of it. */
function overlaps(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return width >= 100 && height >= 100;
}
