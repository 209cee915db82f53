import type { CheckDetails } from '#shared/domain/check-details.ts';
import styles from './details.module.css';

type StateDetailsProps = Extract<CheckDetails, { kind: 'state' }>;

/** Where the final state is not what it should be, and what was not said. */
export function StateDetails({ differences, missingOutputs }: StateDetailsProps) {
  return (
    <>
      {differences.length === 0 ? (
        <p>The final state is the expected one.</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">Differences of the final state</caption>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Expected</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ path, expected, got }) => (
              <tr key={path}>
                <td>
                  <code>{path}</code>
                </td>
                <td dir="auto">
                  <code>{expected}</code>
                </td>
                <td dir="auto">
                  <code>{got}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missingOutputs.length === 0 ? null : (
        <p>Not said: {missingOutputs.map((output) => `“${output}”`).join(', ')}</p>
      )}
    </>
  );
}
