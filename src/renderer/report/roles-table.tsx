import type { Role, RoleUse } from '#shared/domain/role.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatTokens } from '#shared/format/tokens.ts';
import styles from './summary.module.css';

const ROLE_WORDS: Readonly<Record<Role, string>> = { judge: 'Judge', user: 'Simulated user' };

/** What the models beside the candidate took. */
export function RolesTable({ roles }: { readonly roles: readonly RoleUse[] }) {
  if (roles.length === 0) return null;
  return (
    <section aria-label="Other models">
      <h2 className={styles.heading}>Other models</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Model</th>
            <th scope="col" className={styles.number}>
              Calls
            </th>
            <th scope="col" className={styles.number}>
              Tokens in / out
            </th>
            <th scope="col" className={styles.number}>
              Time
            </th>
            <th scope="col" className={styles.number}>
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {roles.map(({ role, model, calls, inputTokens, outputTokens, durationMs, costUsd }) => (
            <tr key={`${role} ${model}`}>
              <td>{ROLE_WORDS[role]}</td>
              <td>{model}</td>
              <td className={styles.number}>{formatCount(calls)}</td>
              <td className={styles.number}>
                {formatTokens(inputTokens)} / {formatTokens(outputTokens)}
              </td>
              <td className={styles.number}>{formatDuration(durationMs)}</td>
              <td className={styles.number}>{formatCost(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
