import { createStore, type StoreApi } from 'zustand';

import type { Client } from '#shared/client.ts';
import type { Draft } from '#shared/domain/draft.ts';

/** A file that is open: its text as it stands, as the core has it, and as the person last saved it. */
export interface OpenFile {
  readonly text: string;
  readonly stored: string;
  readonly saved: string;
}

export interface DraftState {
  /** By path; null for a file that is not text or too large. */
  readonly files: Readonly<Record<string, OpenFile | null>>;
  readonly tabs: readonly string[];
  /** The tab that the next file takes the place of. */
  readonly preview: string | null;
  readonly isWriting: boolean;
  /** Why texts could not be written; null when all is well. */
  readonly failure: string | null;
}

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
  readonly close: (path: string) => void;
  /** Follows a file to another name. */
  readonly move: (path: string, to: string) => void;
  readonly forget: (path: string) => void;
}

const REST_MS = 1_000;

export function createDraftSession(
  client: Client,
  draftId: string,
  onWritten: (draft: Draft) => void,
): DraftSession {
  const store = createStore<DraftState>(() => ({
    files: {},
    tabs: [],
    preview: null,
    isWriting: false,
    failure: null,
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const change = (path: string, patch: Partial<OpenFile>) =>
    store.setState(({ files }) => {
      const file = files[path];
      return file ? { files: { ...files, [path]: { ...file, ...patch } } } : {};
    });
  const textOf = (path: string) => store.getState().files[path]?.text;

  async function read(path: string): Promise<void> {
    const { text } = await client.call('drafts.readFile', { draftId, path });
    const file = text === null ? null : { text, stored: text, saved: text };
    store.setState(({ files }) => ({ files: { ...files, [path]: file } }));
  }

  async function writeAll(): Promise<void> {
    for (const [path, file] of Object.entries(store.getState().files)) {
      if (file === null || file.text === file.stored) continue;
      const { text } = file;
      onWritten(await client.call('drafts.writeFile', { draftId, path, text }));
      change(path, { stored: text });
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    // One after the other, so that an older text never lands on a newer one.
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        store.setState({ isWriting: true });
        try {
          await writeAll();
          store.setState({ failure: null });
        } catch (error) {
          store.setState({ failure: error instanceof Error ? error.message : String(error) });
          throw error;
        } finally {
          store.setState({ isWriting: false });
        }
      });
    return writing;
  }

  function setText(path: string, text: string): void {
    if (textOf(path) === undefined || textOf(path) === text) return;
    change(path, { text });
    store.setState(({ preview }) => (preview === path ? { preview: null } : {}));
    clearTimeout(timer);
    // A failure is shown beside the name of the draft.
    timer = setTimeout(() => void flush().catch(() => undefined), REST_MS);
  }

  async function open(path: string, { preview = false } = {}): Promise<void> {
    if (store.getState().files[path] === undefined) await read(path);
    store.setState((state) => withTab(state, path, preview));
  }

  function forget(path: string): void {
    store.setState(({ files, tabs, preview }) => {
      const { [path]: _, ...rest } = files;
      return {
        files: rest,
        tabs: tabs.filter((tab) => tab !== path),
        preview: preview === path ? null : preview,
      };
    });
  }

  return {
    draftId,
    store,
    open,
    read: async (path) => {
      if (store.getState().files[path] === undefined) await read(path);
    },
    setText,
    reload: async (path) => {
      if (store.getState().files[path] !== undefined) await read(path);
    },
    flush,
    forget,
    close: forget,
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
    move: (path, to) =>
      store.setState(({ files, tabs, preview }) => {
        const { [path]: file, ...rest } = files;
        return {
          files: file === undefined ? rest : { ...rest, [to]: file },
          tabs: tabs.map((tab) => (tab === path ? to : tab)),
          preview: preview === path ? to : preview,
        };
      }),
  };
}

function withTab({ tabs, preview }: DraftState, path: string, asPreview: boolean): Partial<DraftState> {
  if (tabs.includes(path)) return asPreview || preview !== path ? {} : { preview: null };
  const others = asPreview && preview !== null ? tabs.filter((tab) => tab !== preview) : tabs;
  return { tabs: [...others, path], preview: asPreview ? path : preview };
}

/** Whether the person has not saved the file as it stands. */
export function isUnsaved(file: OpenFile | null | undefined): boolean {
  return file !== null && file !== undefined && file.text !== file.saved;
}

/** Texts the core does not have yet, for validation and trials. */
export function overlayOf({ files }: DraftState): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, file]) =>
      file !== null && file.text !== file.stored ? [[path, file.text]] : [],
    ),
  );
}
