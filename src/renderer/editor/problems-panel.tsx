import { ChevronDown, ChevronUp, CircleX, TriangleAlert } from 'lucide-react';

import { CopyButton } from '#renderer/components/copy-button.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { useStoredState } from '#renderer/components/use-stored-state.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import styles from './editor.module.css';

interface ProblemsPanelProps {
  /** Null before anything was read. */
  readonly problems: readonly Problem[] | null;
  /** Why the draft could not be read. */
  readonly failure: string | null;
  readonly current: Problem | null;
  readonly onShow: (problem: Problem) => void;
}

/** What is wrong with the bundle as it stands; each line leads to its place. */
export function ProblemsPanel({ problems, failure, current, onShow }: ProblemsPanelProps) {
  const [isOpen, setOpen] = useStoredState('editor.problems', true);
  const list = problems ?? [];
  return (
    <section className={styles.problems} aria-label="Problems" data-pane="Problems" tabIndex={-1}>
      <header className={styles.problemsHead}>
        <h2 className={styles.problemsTitle}>
          Problems <span className={styles.count}>{formatCount(list.length)}</span>
        </h2>
        <p role="status" className={styles.problemsState}>
          {failure ?? (problems === null ? 'Reading…' : stateOf(list))}
        </p>
        {list.length === 0 ? null : (
          <CopyButton text={list.map(problemText).join('\n')} label="Copy problems" />
        )}
        <IconButton
          icon={isOpen ? ChevronDown : ChevronUp}
          label={isOpen ? 'Hide problems' : 'Show problems'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </header>
      {isOpen && list.length > 0 ? (
        <ul className={styles.problemList}>
          {list.map((problem) => (
            <li key={problemText(problem)}>
              <button
                type="button"
                className={styles.problem}
                aria-current={problem === current ? 'true' : undefined}
                onClick={() => onShow(problem)}
              >
                {problem.severity === 'error' ? (
                  <CircleX size={14} aria-label="Error" className={styles.errorIcon} />
                ) : (
                  <TriangleAlert size={14} aria-label="Warning" className={styles.warningIcon} />
                )}
                <code className={styles.place}>
                  {problem.file}:{problem.line}:{problem.column}
                </code>
                <span className={styles.problemText}>
                  {problem.message} <span className={styles.remedy}>{problem.remedy}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function stateOf(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'None. This bundle can be saved, run and imported.';
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return errors === 0
    ? `${formatCounted(problems.length, 'warning')}: the bundle can be saved.`
    : `${formatCounted(errors, 'error')} to mend before a version can be saved.`;
}

function problemText(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.severity}: ${problem.message} ${problem.remedy}`.trim();
}
