import { useSyncExternalStore } from 'react';

/** Height of a row in pixels under the density in use: 32, or 28 when compact. */
export function useRowHeight(): number {
  const density = useSyncExternalStore(followDensity, readDensity);
  return density === 'compact' ? 28 : 32;
}

function readDensity(): string | undefined {
  return document.documentElement.dataset['density'];
}

function followDensity(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}
