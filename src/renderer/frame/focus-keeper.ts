import { useEffect } from 'react';

/** Where the focus was: the element, all that surrounds it from the inside out, and its place among the stops of its pane. */
interface FocusPlace {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
  readonly place: number;
}

/** When the control with the focus goes away, the focus goes to the nearest one that remains, never to nowhere. */
export function useFocusKeeper(): void {
  useEffect(() => {
    let last: FocusPlace | null = null;
    let frame = 0;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last = placeOf(target);
    };
    const check = () => {
      if (last === null || document.activeElement !== document.body || last.element.isConnected) return;
      nearest(last)?.focus({ preventScroll: true });
    };
    // Dialogs and lists give the focus back by themselves, a moment later.
    const checkSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(check);
      });
    };
    const observer = new MutationObserver(() => {
      if (last !== null && !last.element.isConnected && document.activeElement === document.body) checkSoon();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      document.removeEventListener('focusin', note);
    };
  }, []);
}

function placeOf(element: HTMLElement): FocusPlace {
  const around: HTMLElement[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement) around.push(each);
  const pane = element.closest<HTMLElement>('[data-pane]');
  return { element, around, place: pane === null ? -1 : stopsIn(pane).indexOf(element) };
}

/** What stands in its place now, else the first stop of what surrounded it. */
function nearest({ around, place }: FocusPlace): HTMLElement | undefined {
  const left = around.filter((each) => each.isConnected);
  const pane =
    left.find((each) => each.matches('[data-pane]')) ?? document.querySelector<HTMLElement>('main');
  for (const region of left) {
    if (pane === null || region === pane || !pane.contains(region)) break;
    const stops = stopsIn(region);
    const same = stopsIn(pane)[place];
    const found = same !== undefined && stops.includes(same) ? same : stops[0];
    if (found !== undefined) return found;
  }
  return pane?.querySelector<HTMLElement>('[data-pane-focus]') ?? pane ?? undefined;
}

const STOPS = 'a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex="0"]';

function stopsIn(region: HTMLElement): readonly HTMLElement[] {
  return [...region.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility());
}
