import { Select } from '#renderer/components/select.tsx';
import { RUN_STATUSES } from '#shared/domain/run.ts';
import type { RunStatus, RunSummary } from '#shared/domain/run.ts';
import { runStatusWords } from '#shared/format/words.ts';
import type { RunsSearch } from './runs-search.ts';
import styles from './runs.module.css';
import type { ChangeAddress } from './use-address.ts';

interface RunFiltersProps {
  readonly all: readonly RunSummary[];
  readonly search: RunsSearch;
  readonly change: ChangeAddress<RunsSearch>;
}

const ANY = '';

/** Environment, model and status to narrow the list by; only what occurs is offered. */
export function RunFilters({ all, search, change }: RunFiltersProps) {
  const environments = new Map(all.map(({ environment }) => [environment.id, environment.title]));
  const models = [...new Set(all.map(({ model }) => model))].toSorted();
  const statuses = RUN_STATUSES.filter((status) => all.some((run) => run.status === status));
  const chosen = (value: string) => (value === ANY ? undefined : value);
  return (
    <>
      <Select
        label="Environment"
        hideLabel
        className={styles.select}
        value={search.in ?? ANY}
        onValueChange={(id) => change({ in: chosen(id) }, { push: true })}
        options={[
          { value: ANY, label: 'All environments' },
          ...[...environments].map(([value, label]) => ({ value, label })),
        ]}
      />
      <Select
        label="Model"
        hideLabel
        className={styles.select}
        value={search.model ?? ANY}
        onValueChange={(model) => change({ model: chosen(model) }, { push: true })}
        options={[
          { value: ANY, label: 'All models' },
          ...models.map((model) => ({ value: model, label: model })),
        ]}
      />
      <Select<RunStatus | ''>
        label="Status"
        hideLabel
        className={styles.select}
        value={search.status ?? ANY}
        onValueChange={(status) => change({ status: status === ANY ? undefined : status }, { push: true })}
        options={[
          { value: ANY, label: 'Any status' },
          ...statuses.map((status) => ({ value: status, label: runStatusWords(status) })),
        ]}
      />
    </>
  );
}
