import { Maximize2, X } from 'lucide-react';

import { IconButton } from '#renderer/components/icon-button.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { formatScore } from '#shared/format/number.ts';
import styles from './case.module.css';
import { CopyMenu } from './copy-menu.tsx';
import type { CaseCopies } from './copy-menu.tsx';

export interface CaseHeaderProps {
  readonly result: ResultDetail;
  readonly model: string;
  readonly copies: CaseCopies;
  readonly onExpand?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** Which case this is and how it went. */
export function CaseHeader({ result, model, copies, onExpand, onClose }: CaseHeaderProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.id} title={result.caseId}>
        {result.caseId}
      </h2>
      <VerdictBadge verdict={result.verdict} filled />
      {result.score === null ? null : <span className={styles.score}>{formatScore(result.score)}</span>}
      <span className={styles.spring} />
      <CopyMenu result={result} model={model} {...copies} />
      {onExpand ? (
        <IconButton icon={Maximize2} label="Open full page" shortcut="Enter" onClick={onExpand} />
      ) : null}
      {onClose ? <IconButton icon={X} label="Close case" shortcut="Esc" onClick={onClose} /> : null}
    </header>
  );
}
