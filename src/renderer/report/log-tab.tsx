import { Search } from 'lucide-react';
import { useState } from 'react';

import { CopyButton } from '#renderer/components/copy-button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Output } from '#shared/contract.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './summary.module.css';

type Lines = Output<'runs.log'>;
type Level = Lines[number]['level'] | 'all';

/** More lines are not drawn; search narrows them down. */
const SHOWN_LINES = 1_000;

const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const LEVEL_WORDS = { info: 'Info', warning: 'Warning', error: 'Error' } as const;

/** What happened during the run, newest last. */
export function LogTab({ runId }: { readonly runId: string }) {
  const { data, error, refetch } = useCall('runs.log', { runId });
  const [level, setLevel] = useState<Level>('all');
  const [wanted, setWanted] = useState('');
  if (error)
    return <ErrorState title="The log could not be read." error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  const matching = data.filter(
    (line) =>
      (level === 'all' || line.level === level) &&
      line.message.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <div className={styles.summary}>
      <div className={styles.logTools}>
        <SegmentedFilter<Level>
          label="Level"
          value={level}
          onValueChange={setLevel}
          segments={[
            { value: 'all', label: 'All', count: data.length },
            { value: 'info', label: 'Info' },
            { value: 'warning', label: 'Warning' },
            { value: 'error', label: 'Error' },
          ]}
        />
        <TextField
          label="Search the log"
          hideLabel
          icon={Search}
          clearable
          placeholder="Search the log"
          value={wanted}
          onValueChange={setWanted}
        />
        <CopyButton
          label="Copy log"
          text={() => matching.map(({ at, level: of, message }) => `${at} ${of} ${message}`).join('\n')}
        />
      </div>
      {matching.length === 0 ? (
        <EmptyState title={data.length === 0 ? 'Nothing was logged.' : 'No line of the log matches.'} />
      ) : (
        <LogTable lines={matching.slice(-SHOWN_LINES)} />
      )}
      {matching.length > SHOWN_LINES ? (
        <p className={styles.quiet}>
          The newest {SHOWN_LINES} of {formatCounted(matching.length, 'line')}.
        </p>
      ) : null}
    </div>
  );
}

function LogTable({ lines }: { readonly lines: Lines }) {
  return (
    <table className={styles.log}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Level</th>
          <th scope="col">Message</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ at, level, message }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
          <tr key={index} data-level={level}>
            <td title={at}>{timeOfDay.format(new Date(at))}</td>
            <td>{LEVEL_WORDS[level]}</td>
            <td dir="auto">{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
