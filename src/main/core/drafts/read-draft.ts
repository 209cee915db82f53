import type { DraftReading } from '#shared/domain/draft.ts';
import { AppError } from '#shared/errors.ts';

import { type DraftContext, findDraft, placeOf } from './draft-context.ts';

type Overlay = Readonly<Record<string, string>>;

/** Reads drafts from end to end, one reading a draft at a time. */
export interface DraftReader {
  /** Throws AppError `conflict` when a later reading of the same draft took the place of this one. */
  read(id: string, overlay: Overlay): Promise<DraftReading>;
}

/** A reading that takes longer is ended together with its thread. */
const LONGEST_MS = 180_000;

export function createDraftReader(context: DraftContext): DraftReader {
  const current = new Map<string, () => void>();
  return {
    async read(id, overlay) {
      const draft = await findDraft(context, id);
      current.get(id)?.();
      const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const superseded = Promise.withResolvers<never>();
      const giveUp = (): void => {
        Atomics.store(new Int32Array(stop), 0, 1);
        superseded.reject(
          new AppError('conflict', 'A later reading of the draft took the place of this one.'),
        );
      };
      current.set(id, giveUp);
      const tooLong = new AbortController();
      const timer = setTimeout(() => tooLong.abort(tookTooLong()), LONGEST_MS);
      timer.unref();
      try {
        const bundle = placeOf(context, draft, overlay, stop);
        const reading = context.workers.run('draftReading', { bundle }, tooLong.signal);
        return await Promise.race([reading, superseded.promise]);
      } finally {
        clearTimeout(timer);
        if (current.get(id) === giveUp) current.delete(id);
      }
    },
  };
}

function tookTooLong(): AppError {
  return new AppError('not-available', `Reading the draft was given up after ${LONGEST_MS / 1_000} seconds.`);
}
