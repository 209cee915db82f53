import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { TextArea } from '#renderer/components/text-area.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import styles from './review.module.css';
import { useReview } from './use-review.ts';

const VERDICTS = [
  { value: 'none', label: 'None' },
  { value: 'pass', label: 'Pass' },
  { value: 'fail', label: 'Fail' },
] as const;
type Choice = (typeof VERDICTS)[number]['value'];

/** The user's own verdict, bookmark and comment on an attempt; the automatic verdict stays beside it. */
export function ReviewBox({ result }: { readonly result: ResultDetail }) {
  const { review, save } = useReview(result);
  const { verdict, bookmarked } = review;
  const [comment, setComment] = useState(review.comment);
  const [isOpen, setIsOpen] = useState(comment !== '');
  return (
    <section className={styles.review} aria-label="Your review">
      <div className={styles.line}>
        <span className={styles.title}>Your verdict</span>
        <SegmentedFilter
          label="Your verdict"
          segments={VERDICTS}
          value={verdict ?? 'none'}
          onValueChange={(choice: Choice) => save({ verdict: choice === 'none' ? null : choice })}
        />
        <Button
          variant="ghost"
          icon={bookmarked ? BookmarkCheck : Bookmark}
          aria-pressed={bookmarked}
          onClick={() => save({ bookmarked: !bookmarked })}
        >
          {bookmarked ? 'Bookmarked' : 'Bookmark'}
        </Button>
        {isOpen ? null : (
          <Button variant="ghost" onClick={() => setIsOpen(true)}>
            Comment
          </Button>
        )}
      </div>
      <Differs verdict={verdict} result={result} />
      {isOpen ? (
        <TextArea
          label="Comment"
          hideLabel
          rows={2}
          placeholder="What you think of this answer"
          value={comment}
          onValueChange={setComment}
          onBlur={() => {
            if (comment !== review.comment) save({ comment });
          }}
        />
      ) : null}
    </section>
  );
}

interface DiffersProps {
  readonly verdict: 'pass' | 'fail' | null;
  readonly result: Pick<ResultDetail, 'verdict'>;
}

/** Says that the user sees it otherwise than the rules. */
function Differs({ verdict, result }: DiffersProps) {
  if (verdict === null || (verdict === 'pass') === (result.verdict === 'pass')) return null;
  return (
    <p className={styles.differs}>
      You differ from the automatic verdict, {VERDICT_WORDS[result.verdict]}, which stays in the numbers of
      the run.
    </p>
  );
}
