import type { StoreApi } from 'zustand';

import type { Client } from '#shared/client.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { DraftState, OpenFile } from './draft-state.ts';

interface WriterWiring {
  readonly draftId: string;
  readonly store: StoreApi<DraftState>;
  readonly onWritten: (draft: Draft) => void;
}

export interface DraftWriter {
  /** Writes everything the core does not have yet; rejects when it could not. */
  readonly flush: () => Promise<void>;
  /** The same after a second without another call. */
  readonly flushLater: () => void;
}

const REST_MS = 1_000;

/** Brings texts to the core, one write after the other, so that an older text never lands on a newer one. */
export function createDraftWriter(client: Client, { draftId, store, onWritten }: WriterWiring): DraftWriter {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function writeAll(): Promise<void> {
    for (const [path, file] of Object.entries(store.getState().files)) {
      if (file === null || file.text === file.stored) continue;
      const { text } = file;
      onWritten(await client.call('drafts.writeFile', { draftId, path, text }));
      changeFile(store, path, { stored: text });
    }
  }
  async function attempt(): Promise<void> {
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
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    writing = writing.catch(() => undefined).then(attempt);
    return writing;
  }
  return {
    flush,
    flushLater: () => {
      clearTimeout(timer);
      // A failure is shown beside the name of the draft.
      timer = setTimeout(() => void flush().catch(() => undefined), REST_MS);
    },
  };
}

/** Changes what is known of an open file; nothing for one that is not open. */
export function changeFile(store: StoreApi<DraftState>, path: string, patch: Partial<OpenFile>): void {
  store.setState(({ files }) => {
    const file = files[path];
    return file ? { files: { ...files, [path]: { ...file, ...patch } } } : {};
  });
}
