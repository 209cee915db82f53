import { useState } from 'react';

import type { SuspectKey } from '#shared/domain/suspect-key.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { useCall } from '../queries.ts';
import styles from './suspect-keys.module.css';

interface SuspectKeysProps {
  readonly digest: string;
  /** Shows a case in the list of cases. */
  readonly onOpenCase: (caseRow: number) => void;
}

/** Leads to the cases whose key may be wrong. */
export function SuspectKeys({ digest, onOpenCase }: SuspectKeysProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { data, error } = useCall('environments.suspectKeys', { environment: digest });
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        Suspect keys{data === undefined ? '' : ` ${formatCount(data.length)}`}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Suspect keys"
        width={900}
        description="Cases that strong runs miss while they agree on another answer. Strong: completed, over all cases, at least half right; the newest run of each model, no baselines. At least two models, and half of the strong runs, must agree."
      >
        {error === null ? null : <ErrorState title="The keys could not be looked through." error={error} />}
        {data?.length === 0 ? (
          <EmptyState
            title="No key is suspect."
            description="With complete runs of two or more models that get at least half of the cases right, keys that they doubt stand here."
          />
        ) : null}
        {data === undefined || data.length === 0 ? null : (
          <SuspectTable
            keys={data}
            onOpenCase={(caseRow) => {
              setIsOpen(false);
              onOpenCase(caseRow);
            }}
          />
        )}
      </Dialog>
    </>
  );
}

interface SuspectTableProps {
  readonly keys: readonly SuspectKey[];
  readonly onOpenCase: (caseRow: number) => void;
}

function SuspectTable({ keys, onOpenCase }: SuspectTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Input</th>
          <th scope="col">Key</th>
          <th scope="col">They answer</th>
          <th scope="col">Agreeing runs</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.caseRow}>
            <td>
              <button type="button" className={styles.link} onClick={() => onOpenCase(key.caseRow)}>
                {key.caseId}
              </button>
            </td>
            <td className={styles.input} dir="auto">
              {key.input}
            </td>
            <td>
              <code dir="auto">{key.expected ?? '—'}</code>
            </td>
            <td>
              <code dir="auto">{key.answer}</code>
            </td>
            <td>
              {key.agreeing.length} of {formatCounted(key.strongRuns, 'strong run')}
              <ul className={styles.runs}>
                {key.agreeing.map(({ runId, runNumber, model, resultId }) => (
                  <li key={runId}>
                    <a href={`#/runs/${encodeURIComponent(runId)}/cases/${resultId}`} title={model}>
                      run {runNumber}
                    </a>{' '}
                    {shortModelName(model)}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
