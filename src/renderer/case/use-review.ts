import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import type { ResultDetail, Review } from '#shared/domain/result-view.ts';

type ReviewValues = Omit<Review, 'at'>;

const NONE: ReviewValues = { verdict: null, comment: '', bookmarked: false };

/** The review of a result, and the way to change a part of it. Changes are kept one after the other, none over another. */
export function useReview({ id, runId, review }: ResultDetail): {
  readonly review: ReviewValues;
  readonly save: (patch: Partial<ReviewValues>) => void;
} {
  const client = useClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [shown, setShown] = useState<ReviewValues>(review ?? NONE);
  const latest = useRef(shown);
  const pending = useRef(Promise.resolve());

  async function keep(
    { verdict, comment, bookmarked }: ReviewValues,
    { before, earlier }: { before: ReviewValues; earlier: Promise<void> },
  ): Promise<void> {
    try {
      await earlier;
      await client.call('results.review', { id, verdict, comment, bookmarked });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['results.get', { id }] }),
        queries.invalidateQueries({ queryKey: ['results.index'] }),
        queries.invalidateQueries({ queryKey: ['runs.calibration', { runId }] }),
      ]);
    } catch (error) {
      latest.current = before;
      setShown(before);
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: 'Your review was not kept', description, kind: 'error' });
    }
  }
  return {
    review: shown,
    save(patch) {
      const before = latest.current;
      const next = { ...before, ...patch };
      latest.current = next;
      setShown(next);
      pending.current = keep(next, { before, earlier: pending.current });
    },
  };
}
