import { PATTERN_WORDS } from '#renderer/case/result-words.ts';
import { Pattern } from '#shared/domain/case-result.ts';
import type { FailureGroup } from '#shared/domain/report.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';
import styles from './summary.module.css';

interface FailureGroupsProps {
  readonly groups: readonly FailureGroup[];
  readonly onShow: (filter: ResultFilter) => void;
}

/** Failures by pattern and errors by cause, most frequent first; each leads to its cases. */
export function FailureGroups({ groups, onShow }: FailureGroupsProps) {
  const highest = Math.max(1, ...groups.map(({ count }) => count));
  return (
    <section aria-label="What went wrong">
      <h2 className={styles.heading}>What went wrong</h2>
      {groups.length === 0 ? (
        <p className={styles.quiet}>Nothing: no case failed and none ended in an error.</p>
      ) : (
        <table className={styles.narrowTable}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Cases</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow
                key={`${group.kind} ${group.key}`}
                group={group}
                share={group.count / highest}
                onShow={onShow}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface GroupRowProps extends Pick<FailureGroupsProps, 'onShow'> {
  readonly group: FailureGroup;
  /** Of the largest group. */
  readonly share: number;
}

function GroupRow({ group, share, onShow }: GroupRowProps) {
  const label = labelOf(group);
  return (
    <tr>
      <td>
        <button type="button" className={styles.link} onClick={() => onShow(filterOf(group))}>
          {label}
        </button>
      </td>
      <td className={styles.number}>{formatCount(group.count)}</td>
      <td className={styles.barCell}>
        <span className="visually-hidden">{formatPercent(share)} of the largest group</span>
        <span className={styles.groupBar} data-kind={group.kind} style={{ width: `${share * 100}%` }} />
      </td>
    </tr>
  );
}

function labelOf({ kind, key, label }: FailureGroup): string {
  if (kind === 'error') return `Error: ${label}`;
  const pattern = Pattern.safeParse(key);
  return pattern.success ? PATTERN_WORDS[pattern.data] : label;
}

function filterOf({ kind, key }: FailureGroup): ResultFilter {
  if (kind === 'error') return { verdicts: ['error'], cause: key };
  const pattern = Pattern.safeParse(key);
  return pattern.success ? { pattern: pattern.data } : { verdicts: ['fail', 'partial'] };
}
