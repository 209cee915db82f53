import { useEffect, useState } from 'react';

import { useClient } from '#renderer/client.ts';
import type { DraftReading } from '#shared/domain/draft.ts';
import type { DraftSession } from './draft-session.ts';
import { overlayOf } from './draft-state.ts';
import { createTurns } from './turns.ts';

export interface Reading {
  readonly reading: DraftReading | null;
  readonly error: Error | null;
  /** Reads now instead of after a rest. */
  readonly readNow: () => Promise<DraftReading | null>;
}

const REST_MS = 300;

/** Problems and cases of the draft as it stands, read again a moment after every change. */
export function useReading(session: DraftSession, updatedAt: string): Reading {
  const client = useClient();
  const [state, setState] = useState<Omit<Reading, 'readNow'>>({ reading: null, error: null });
  const [turns] = useState(createTurns);

  async function read(): Promise<DraftReading | null> {
    const turn = turns.next();
    try {
      const overlay = overlayOf(session.store.getState());
      const reading = await client.call('drafts.read', { draftId: session.draftId, overlay });
      if (turns.isLatest(turn)) setState({ reading, error: null });
      return reading;
    } catch (failure) {
      const error = failure instanceof Error ? failure : new Error(String(failure));
      if (turns.isLatest(turn)) setState((before) => ({ ...before, error }));
      return null;
    }
  }

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.store.subscribe((now, before) => {
      const hasChanged = Object.entries(now.files).some(([path, file]) => {
        const earlier = before.files[path];
        return earlier !== undefined && file?.text !== earlier?.text;
      });
      if (!hasChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => void read(), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [session]);
  // Files that were added, renamed, deleted or written; what was typed is read a moment after it.
  useEffect(() => void read(), [session, updatedAt]); // oxlint-disable-line react/exhaustive-deps
  return { ...state, readNow: read };
}
