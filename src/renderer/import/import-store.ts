import { create } from 'zustand';

import type { ImportPreview } from '#shared/domain/environment.ts';

/** One file on its way in. Nothing is written before the person has seen its preview. */
export interface ImportItem {
  /** Unique in the dialog. */
  readonly key: string;
  readonly fileName: string;
  /** Null while only its path is known. */
  readonly bytes: number | null;
  readonly state:
    | { readonly step: 'reading' }
    | { readonly step: 'refused'; readonly message: string }
    | { readonly step: 'preview'; readonly preview: ImportPreview }
    | { readonly step: 'writing'; readonly preview: ImportPreview }
    | { readonly step: 'failed'; readonly preview: ImportPreview; readonly message: string };
  /** Whether it is to be imported; only asked for what can be. */
  readonly wanted: boolean;
}

interface ImportStore {
  readonly items: readonly ImportItem[];
}

/** The files of the import dialog; it is open while there are any. */
export const useImportStore = create<ImportStore>(() => ({ items: [] }));

export function changeItem(key: string, change: Partial<ImportItem>): void {
  useImportStore.setState(({ items }) => ({
    items: items.map((item) => (item.key === key ? { ...item, ...change } : item)),
  }));
}

/** The preview of an item that could be imported now, or null. */
export function importable(item: ImportItem): ImportPreview | null {
  const { state } = item;
  if (state.step !== 'preview' && state.step !== 'failed') return null;
  const { outcome } = state.preview;
  return outcome === 'same' || outcome === 'invalid' ? null : state.preview;
}
