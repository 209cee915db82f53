import { ChevronLeft, ChevronRight, Maximize2, X } from 'lucide-react';

import { IconButton } from '#renderer/components/icon-button.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { formatCount, formatScore } from '#shared/format/number.ts';
import styles from './case.module.css';
import { CopyMenu } from './copy-menu.tsx';
import type { CaseCopies } from './copy-menu.tsx';
import type { CasePaging } from './use-case-paging.ts';

export interface CaseHeaderProps {
  readonly result: ResultDetail;
  readonly model: string;
  readonly paging: CasePaging;
  readonly copies: CaseCopies;
  readonly onExpand?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** Which case this is, how it went, where it stands in the list, and the ways on from it. */
export function CaseHeader({ result, model, paging, copies, onExpand, onClose }: CaseHeaderProps) {
  const { position, count, previous, next } = paging.place;
  return (
    <header className={styles.header}>
      <h2 className={styles.id} title={result.caseId}>
        {result.caseId}
      </h2>
      <VerdictBadge verdict={result.verdict} filled />
      {result.score === null ? null : <span className={styles.score}>{formatScore(result.score)}</span>}
      <span className={styles.spring} />
      <span className={styles.place} aria-live="polite">
        {position === 0 ? 'Not in the list' : `${formatCount(position)} of ${formatCount(count)}`}
      </span>
      <IconButton
        icon={ChevronLeft}
        label="Previous case"
        shortcut="Left"
        disabled={previous === null}
        onClick={() => paging.go(-1)}
      />
      <IconButton
        icon={ChevronRight}
        label="Next case"
        shortcut="Right"
        disabled={next === null}
        onClick={() => paging.go(1)}
      />
      <CopyMenu result={result} model={model} {...copies} />
      {onExpand ? (
        <IconButton icon={Maximize2} label="Open full page" shortcut="Enter" onClick={onExpand} />
      ) : null}
      {onClose ? <IconButton icon={X} label="Close case" shortcut="Esc" onClick={onClose} /> : null}
    </header>
  );
}
