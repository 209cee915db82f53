import { CircleX, TriangleAlert } from 'lucide-react';

import type { Problem } from '#shared/domain/problem.ts';
import { formatCounted } from '#shared/format/number.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './problem-list.module.css';

/** What is wrong with a bundle: place, message, remedy; all of it can be copied. Nothing when all is well. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div>
      <div className={styles.head}>
        <span>{headline(problems)}</span>
        <CopyButton text={problems.map(problemText).join('\n')} label="Copy report" />
      </div>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <li key={problemText(problem)} className={styles.problem} data-severity={problem.severity}>
            {problem.severity === 'error' ? (
              <CircleX size={14} aria-label="Error" className={styles.icon} />
            ) : (
              <TriangleAlert size={14} aria-label="Warning" className={styles.icon} />
            )}
            <div className={styles.text}>
              <code className={styles.place}>{placeText(problem)}</code>
              <p>{problem.message}</p>
              {problem.remedy === '' ? null : <p className={styles.remedy}>{problem.remedy}</p>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function headline(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  return [
    errors > 0 ? formatCounted(errors, 'problem') : '',
    warnings > 0 ? formatCounted(warnings, 'warning') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function placeText(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}`;
}

function problemText(problem: Problem): string {
  return `${placeText(problem)} ${problem.severity}: ${problem.message} ${problem.remedy}`.trim();
}
