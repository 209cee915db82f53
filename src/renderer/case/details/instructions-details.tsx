import { Check, X } from 'lucide-react';

import type { CheckDetails } from '#shared/domain/check-details.ts';
import styles from './details.module.css';

type Rows = Extract<CheckDetails, { kind: 'instructions' }>['rows'];

/** Which instructions were followed, read strictly and loosely. */
export function InstructionsDetails({ rows }: { readonly rows: Rows }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Instructions</caption>
      <thead>
        <tr>
          <th scope="col">Instruction</th>
          <th scope="col">Arguments</th>
          <th scope="col">Strict</th>
          <th scope="col">Loose</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, arguments: given, strict, loose }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- one instruction may come twice
          <tr key={place}>
            <td>{id}</td>
            <td>
              <code>{given}</code>
            </td>
            <td>
              <Followed isFollowed={strict} />
            </td>
            <td>
              <Followed isFollowed={loose} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Followed({ isFollowed }: { readonly isFollowed: boolean }) {
  return isFollowed ? (
    <span className={styles.yes}>
      <Check size={14} aria-hidden /> followed
    </span>
  ) : (
    <span className={styles.no}>
      <X size={14} aria-hidden /> not
    </span>
  );
}
