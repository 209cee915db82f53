import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { RunStatusBadge } from '#renderer/components/run-status-badge.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useCall } from '#renderer/queries.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatDateTime } from '#shared/format/time.ts';
import styles from './compare.module.css';

interface RunPickerProps {
  /** Run ids that are in the comparison already. */
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

/** Stands where a comparison lacks runs: runs of the same environment first. */
export function RunPicker({ chosen, onChoose }: RunPickerProps) {
  const { data, error, refetch } = useCall('runs.list', {});
  if (error)
    return <ErrorState title="The runs could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={10} />;
  const first = data.find(({ id }) => id === chosen[0]);
  if (data.length < 2) {
    return (
      <EmptyState
        page
        title="There are not two runs to compare."
        description="Run one environment with two models, then come back."
        actions={<a href="#/hub">Browse environments</a>}
      />
    );
  }
  return (
    <div className={styles.picker}>
      <h1>Compare</h1>
      <p className={styles.quiet}>
        {first === undefined
          ? 'Choose the run to compare with others: the baseline.'
          : `Choose a second run of ${first.environment.title}. The baseline is run ${first.number}, ${first.model}.`}
      </p>
      <RunChoices runs={sortedFor(data, first)} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

/** Runs to choose from, one press each. */
export function RunChoices({
  runs,
  chosen,
  onChoose,
}: RunPickerProps & { readonly runs: readonly RunSummary[] }) {
  const offered = runs.filter(({ id }) => !chosen.includes(id));
  if (offered.length === 0) return <p>Every run is in the comparison.</p>;
  return (
    <table className={styles.choices}>
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Environment</th>
          <th scope="col">Model</th>
          <th scope="col">Status</th>
          <th scope="col" className={styles.number}>
            Accuracy
          </th>
          <th scope="col">Started</th>
          <th scope="col">
            <span className="visually-hidden">Choose</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {offered.map((run) => (
          <tr key={run.id}>
            <td>{run.number}</td>
            <td>
              {run.environment.title} {run.environment.version}
            </td>
            <td className={styles.model}>{run.model}</td>
            <td>
              <RunStatusBadge status={run.status} errors={run.counts.error} />
            </td>
            <td className={styles.number}>{formatPercent(run.accuracy?.value)}</td>
            <td>{formatDateTime(run.startedAt)}</td>
            <td>
              <Button onClick={() => onChoose(run.id)} aria-label={`Choose run ${run.number}`}>
                Choose
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Runs of the same environment first, each group newest first. */
export function sortedFor(runs: readonly RunSummary[], first: RunSummary | undefined): readonly RunSummary[] {
  const isSame = (run: RunSummary) => (run.environment.id === first?.environment.id ? 0 : 1);
  return runs.toSorted((one, other) => isSame(one) - isSame(other) || other.number - one.number);
}
