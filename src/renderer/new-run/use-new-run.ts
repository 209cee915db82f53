import { useState } from 'react';

import { useCall } from '#renderer/queries.ts';
import type { Output } from '#shared/contract.ts';
import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import type { RunRequest } from '#shared/domain/run.ts';
import { beginFrom } from './begin-from.ts';
import type { Surroundings } from './begin-from.ts';
import { toRunRequest } from './new-run-form.ts';
import type { NewRunForm } from './new-run-form.ts';
import { useDebounced } from './use-debounced.ts';

type Problem = Output<'runs.estimate'>['problems'][number];

const SETTLE_MS = 200;

/** Never sent: the query is off while there is nothing to ask. */
const NO_REQUEST = { environment: '-', models: ['none:none'] };

export interface NewRun {
  readonly form: NewRunForm;
  readonly change: (patch: Partial<NewRunForm>) => void;
  readonly chooseEnvironment: (id: string) => void;
  readonly environment: EnvironmentSummary | undefined;
  /** What would be asked for; null while a choice is missing. */
  readonly request: RunRequest | null;
  readonly estimate: Output<'runs.estimate'> | undefined;
  readonly estimateError: Error | null;
  readonly problemsOf: (field: Problem['field']) => readonly Problem[];
  /** Something makes every start impossible. */
  readonly isBlocked: boolean;
}

/** The choices of the dialog and what the core says to them before anything starts. */
export function useNewRun(surroundings: Surroundings): NewRun {
  const [form, setForm] = useState(() => beginFrom(surroundings));
  const request = toRunRequest(form);
  const settled = useDebounced(request, SETTLE_MS);
  const estimate = useCall('runs.estimate', settled ?? NO_REQUEST, {
    enabled: settled !== null,
    keepPrevious: true,
  });
  const problems = settled === null ? [] : (estimate.data?.problems ?? []);
  return {
    form,
    change: (patch) => setForm({ ...form, ...patch }),
    chooseEnvironment: (id) => setForm(beginFrom(surroundings, id)),
    environment: surroundings.environments.find(({ id }) => id === form.environment),
    request,
    estimate: settled === null ? undefined : estimate.data,
    estimateError: settled === null ? null : estimate.error,
    problemsOf: (field) => problems.filter((problem) => problem.field === field),
    isBlocked: problems.some(({ blocking }) => blocking),
  };
}
