import type { Page } from 'playwright';

const MOST_STOPS = 120;

/** Presses a key, Tab unless told, until the control with this name has the focus. */
export async function reach(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    const focused = await nameOfFocused(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    seen.push(focused);
  }
  throw new Error(`${String(name)} was not reached by ${key}. Passed: ${[...new Set(seen)].join(' | ')}`);
}

function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return '';
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const label = labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const field = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    return (element.getAttribute('aria-label') ?? (label || field || element.textContent)).trim();
  });
}
