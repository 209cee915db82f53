import { createStore, type StoreApi } from 'zustand';

import type { Client } from '#shared/client.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { DraftState, OpenFile } from './draft-state.ts';
import { changeFile, createDraftWriter } from './draft-writer.ts';

/** The open files of one draft. What is typed goes to the core after a second of rest. */
export interface DraftSession {
  readonly draftId: string;
  readonly store: StoreApi<DraftState>;
  /** Opens a file in a tab; a preview gives way to the next one. */
  readonly open: (path: string, options?: { readonly preview?: boolean }) => Promise<void>;
  /** Reads a file without a tab for it, for a form that edits it. */
  readonly read: (path: string) => Promise<void>;
  readonly setText: (path: string, text: string) => void;
  /** Reads files again that the core has changed. */
  readonly reload: (path: string) => Promise<void>;
  /** Writes everything that is not written yet. */
  readonly flush: () => Promise<void>;
  readonly save: (path: string) => Promise<void>;
  /** Back to the text as it was last saved. */
  readonly revert: (path: string) => Promise<void>;
  /** Closes its tab; its text stays for the form and for the next time. */
  readonly close: (path: string) => void;
  /** Follows a file to another name. */
  readonly move: (path: string, to: string) => void;
  readonly forget: (path: string) => void;
}

const EMPTY: DraftState = { files: {}, tabs: [], preview: null, isWriting: false, failure: null };

/** Opens a draft; `onWritten` hears how it is after every write. */
export function createDraftSession(
  client: Client,
  draftId: string,
  onWritten: (draft: Draft) => void,
): DraftSession {
  const store = createStore<DraftState>(() => EMPTY);
  const { flush, flushLater } = createDraftWriter(client, { draftId, store, onWritten });
  const change = (path: string, patch: Partial<OpenFile>) => changeFile(store, path, patch);
  const textOf = (path: string) => store.getState().files[path]?.text;

  async function readOnce(path: string): Promise<void> {
    if (store.getState().files[path] !== undefined) return;
    const { text } = await client.call('drafts.readFile', { draftId, path });
    // Somebody else who wanted it may have it already, and changed it.
    if (store.getState().files[path] === undefined) take(path, text);
  }

  async function reload(path: string): Promise<void> {
    if (store.getState().files[path] === undefined) return;
    const { text } = await client.call('drafts.readFile', { draftId, path });
    take(path, text);
  }

  function take(path: string, text: string | null): void {
    const file = text === null ? null : { text, stored: text, saved: text };
    store.setState(({ files }) => ({ files: { ...files, [path]: file } }));
  }

  function setText(path: string, text: string): void {
    if (textOf(path) === undefined || textOf(path) === text) return;
    change(path, { text });
    store.setState(({ preview }) => (preview === path ? { preview: null } : {}));
    flushLater();
  }

  async function open(path: string, { preview = false } = {}): Promise<void> {
    await readOnce(path);
    store.setState((state) => withTab(state, path, preview));
  }

  return {
    draftId,
    store,
    open,
    read: readOnce,
    setText,
    reload,
    flush,
    forget: (path) => store.setState((state) => without(state, path)),
    close: (path) => store.setState((state) => withoutTab(state, path)),
    save: async (path) => {
      await flush();
      change(path, { saved: textOf(path) ?? '' });
    },
    revert: async (path) => {
      const file = store.getState().files[path];
      if (!file) return;
      setText(path, file.saved);
      await flush();
    },
    move: (path, to) => store.setState((state) => renamed(state, path, to)),
  };
}

function withoutTab({ tabs, preview }: DraftState, path: string): Partial<DraftState> {
  return { tabs: tabs.filter((tab) => tab !== path), preview: preview === path ? null : preview };
}

function without(state: DraftState, path: string): Partial<DraftState> {
  const { [path]: _, ...files } = state.files;
  return { ...withoutTab(state, path), files };
}

function renamed({ files, tabs, preview }: DraftState, path: string, to: string): Partial<DraftState> {
  const { [path]: file, ...rest } = files;
  return {
    files: file === undefined ? rest : { ...rest, [to]: file },
    tabs: tabs.map((tab) => (tab === path ? to : tab)),
    preview: preview === path ? to : preview,
  };
}

function withTab({ tabs, preview }: DraftState, path: string, asPreview: boolean): Partial<DraftState> {
  if (tabs.includes(path)) return asPreview || preview !== path ? {} : { preview: null };
  const others = asPreview && preview !== null ? tabs.filter((tab) => tab !== preview) : tabs;
  return { tabs: [...others, path], preview: asPreview ? path : preview };
}
