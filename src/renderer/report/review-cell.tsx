import { Bookmark, MessageSquare } from 'lucide-react';

import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import type { ResultRow } from '#shared/domain/result-view.ts';
import styles from './review-cell.module.css';

/** What the user said of a result: verdict, bookmark, comment. */
export function ReviewCell({ review }: Pick<ResultRow, 'review'>) {
  if (review === null || review === undefined) return null;
  const { verdict, bookmarked, hasComment } = review;
  return (
    <span className={styles.review}>
      {verdict === null ? null : <VerdictBadge verdict={verdict} />}
      {bookmarked ? <Bookmark size={14} role="img" aria-label="Bookmarked" /> : null}
      {hasComment ? <MessageSquare size={14} role="img" aria-label="With a comment" /> : null}
    </span>
  );
}

/** The same as text. */
export function reviewText({ review }: Pick<ResultRow, 'review'>): string {
  if (review === null || review === undefined) return '';
  const { verdict, bookmarked, hasComment } = review;
  return [verdict ?? '', bookmarked ? 'bookmarked' : '', hasComment ? 'comment' : '']
    .filter((word) => word !== '')
    .join(', ');
}
