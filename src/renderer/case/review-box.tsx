import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { TextArea } from '#renderer/components/text-area.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { useCallMutation } from '#renderer/queries.ts';
import type { ResultDetail, Review } from '#shared/domain/result-view.ts';
import styles from './review.module.css';

const VERDICTS = [
  { value: 'none', label: 'None' },
  { value: 'pass', label: 'Pass' },
  { value: 'fail', label: 'Fail' },
] as const;
type Choice = (typeof VERDICTS)[number]['value'];

/** The user's own verdict and comment on an attempt; the automatic verdict stays beside it. */
export function ReviewBox({ result }: { readonly result: ResultDetail }) {
  const { review } = result;
  const save = useSaveReview(result);
  const [comment, setComment] = useState(review?.comment ?? '');
  const [isOpen, setIsOpen] = useState(comment !== '');
  return (
    <section className={styles.review} aria-label="Your verdict">
      <div className={styles.line}>
        <span className={styles.title}>Your verdict</span>
        <SegmentedFilter
          label="Your verdict"
          segments={VERDICTS}
          value={review?.verdict ?? 'none'}
          onValueChange={(choice: Choice) => save({ verdict: choice === 'none' ? null : choice })}
        />
        {isOpen ? null : (
          <Button variant="ghost" onClick={() => setIsOpen(true)}>
            Comment
          </Button>
        )}
      </div>
      {isOpen ? (
        <TextArea
          label="Comment"
          hideLabel
          rows={2}
          placeholder="What you think of this answer"
          value={comment}
          onValueChange={setComment}
          onBlur={() => {
            if (comment !== (review?.comment ?? '')) save({ comment });
          }}
        />
      ) : null}
    </section>
  );
}

/** Keeps a change of the review, and reads again what it changes. */
function useSaveReview({ id, runId, review }: ResultDetail): (patch: Partial<Review>) => void {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { mutate } = useCallMutation('results.review');
  const { verdict = null, comment = '', bookmarked = false } = review ?? {};
  return (patch) =>
    mutate(
      { id, verdict, comment, bookmarked, ...patch },
      {
        onSuccess: () => {
          void queries.invalidateQueries({ queryKey: ['results.get', { id }] });
          void queries.invalidateQueries({ queryKey: ['runs.calibration', { runId }] });
        },
        onError: (error) =>
          toasts.show({ title: 'Your verdict was not kept', description: error.message, kind: 'error' }),
      },
    );
}
