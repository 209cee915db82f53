import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Scroll positions in pixels of the panes of one entry of the history, by pane. */
type Positions = Map<string, number>;

/** Rows arrive after the screen; a list that is shorter by then is left where it is. */
const MOST_FRAMES = 180;

/** Back and forward lead to where the panes were scrolled to; whatever the person does meanwhile counts more. */
export function useScrollMemory(): void {
  const { history } = useRouter();
  useEffect(() => {
    const entries = new Map<number, Positions>();
    let here = placeOf(history.location.state);
    let stopRestoring = () => {};
    const note = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || target.closest('main') === null) return;
      const positions = entries.get(here) ?? new Map<string, number>();
      entries.set(here, positions.set(nameOf(target), target.scrollTop));
    };
    const stopHistory = history.subscribe(({ location, action }) => {
      stopRestoring();
      here = placeOf(location.state);
      if (action.type === 'REPLACE') return;
      if (action.type === 'PUSH') forgetFrom(entries, here);
      else stopRestoring = restore(new Map(entries.get(here) ?? []));
    });
    document.addEventListener('scroll', note, { capture: true, passive: true });
    return () => {
      stopRestoring();
      stopHistory();
      document.removeEventListener('scroll', note, { capture: true });
    };
  }, [history]);
}

/** The place of an entry in the history; it stays when the address is replaced. */
function placeOf(state: { readonly __TSR_index?: number }): number {
  return state.__TSR_index ?? 0;
}

function forgetFrom(entries: Map<number, Positions>, place: number): void {
  for (const other of entries.keys()) if (other >= place) entries.delete(other);
}

function nameOf(pane: HTMLElement): string {
  return `${pane.className} ${pane.getAttribute('aria-label') ?? ''}`;
}

const ACTS = ['wheel', 'keydown', 'pointerdown'] as const;

/** Tries in every frame until each pane is there and high enough. */
function restore(wanted: Positions): () => void {
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const act of ACTS) window.removeEventListener(act, stop, { capture: true });
  };
  const step = (left: number) => {
    for (const [name, top] of wanted) if (scrollTo(name, top)) wanted.delete(name);
    if (wanted.size === 0 || left === 0) stop();
    else frame = requestAnimationFrame(() => step(left - 1));
  };
  for (const act of ACTS) window.addEventListener(act, stop, { capture: true, passive: true });
  frame = requestAnimationFrame(() => step(MOST_FRAMES));
  return stop;
}

function scrollTo(name: string, top: number): boolean {
  const className = name.split(' ')[0] ?? '';
  const panes =
    className === '' ? [] : [...document.querySelectorAll<HTMLElement>(`main .${CSS.escape(className)}`)];
  const pane = panes.find((each) => nameOf(each) === name);
  if (pane === undefined || pane.scrollHeight - pane.clientHeight < top) return false;
  pane.scrollTop = top;
  return true;
}
