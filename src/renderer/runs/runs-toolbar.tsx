import { useNavigate } from '@tanstack/react-router';
import { Play, Search } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { Select } from '#renderer/components/select.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { RUN_STATUSES } from '#shared/domain/run.ts';
import type { RunStatus, RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { runStatusWords } from '#shared/format/words.ts';
import type { RunsSearch } from './runs-search.ts';
import styles from './runs.module.css';
import type { ChangeAddress } from './use-address.ts';

interface RunsToolbarProps {
  readonly all: readonly RunSummary[];
  /** Runs that match. */
  readonly shown: number;
  readonly search: RunsSearch;
  readonly change: ChangeAddress<RunsSearch>;
}

const ANY = '';

/** Title with the count, search, filters, and the way to a new run. */
export function RunsToolbar({ all, shown, search, change }: RunsToolbarProps) {
  const navigate = useNavigate();
  const isFiltered = shown !== all.length;
  const environments = new Map(all.map(({ environment }) => [environment.id, environment.title]));
  const models = [...new Set(all.map(({ model }) => model))].toSorted();
  const statuses = RUN_STATUSES.filter((status) => all.some((run) => run.status === status));
  const chosen = (value: string) => (value === ANY ? undefined : value);
  return (
    <header className={styles.header}>
      <h1>
        Runs{' '}
        <span className={styles.count} aria-live="polite">
          {isFiltered ? `${formatCount(shown)} of ${formatCount(all.length)}` : formatCount(all.length)}
        </span>
      </h1>
      <TextField
        label="Search runs"
        hideLabel
        icon={Search}
        clearable
        placeholder="Search"
        className={styles.search}
        value={search.q ?? ''}
        onValueChange={(q) => change({ q: chosen(q) })}
      />
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
      {isFiltered ? (
        <Button
          variant="ghost"
          onClick={() => change({ q: undefined, in: undefined, model: undefined, status: undefined })}
        >
          Clear filters
        </Button>
      ) : null}
      <span className={styles.spring} />
      <Button
        variant="primary"
        icon={Play}
        shortcut="Mod+Shift+N"
        onClick={() =>
          void navigate({ to: '.', search: (before) => ({ ...before, dialog: 'run' as const }) })
        }
      >
        New run…
      </Button>
    </header>
  );
}
