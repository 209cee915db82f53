import type { Ref } from 'react';

import { Select } from '#renderer/components/select.tsx';
import type { ProviderState } from '#shared/domain/model.ts';
import { failuresOf } from './begin-from.ts';
import type { Surroundings } from './begin-from.ts';
import { CasesField } from './cases-field.tsx';
import { EstimateLine } from './estimate-line.tsx';
import { ModelsField } from './models-field.tsx';
import styles from './new-run.module.css';
import { ParametersField } from './parameters-field.tsx';
import { RolesField } from './roles-field.tsx';
import { TryResult } from './try-result.tsx';
import type { NewRun } from './use-new-run.ts';
import type { Trial } from './use-try.ts';

interface NewRunFieldsProps {
  readonly newRun: NewRun;
  readonly trial: Trial;
  readonly providers: readonly ProviderState[];
  readonly surroundings: Surroundings;
  readonly startError: Error | null;
  /** Around the field of the models, for who leads the focus there. */
  readonly modelsPlace: Ref<HTMLDivElement>;
}

/** Environment, models, cases, parameters; then what the run will take and what one case gave. */
export function NewRunFields({
  newRun,
  trial,
  providers,
  surroundings,
  startError,
  modelsPlace,
}: NewRunFieldsProps) {
  const { form, change, environment, problemsOf } = newRun;
  const failedRun = surroundings.runs.find(({ id }) => id === form.failuresOf);
  return (
    <div className={styles.form}>
      <Select
        label="Environment"
        value={form.environment}
        onValueChange={newRun.chooseEnvironment}
        error={problemsOf('environment')[0]?.message}
        options={surroundings.environments.map(({ id, title, version }) => ({
          value: id,
          label: `${title} ${id === form.environment ? (form.version ?? version) : version}`,
        }))}
      />
      {environment?.runsCode ? (
        <p className={styles.notice}>
          This environment runs code out of its bundle or the model, in a sandbox without files and network.
        </p>
      ) : null}
      <div ref={modelsPlace}>
        <ModelsField
          value={form.models}
          onChange={(models) => change({ models })}
          providers={providers}
          problems={problemsOf('models')}
          description={form.models.length > 1 ? 'One run for each.' : undefined}
        />
      </div>
      <RolesField newRun={newRun} providers={providers} />
      <CasesField
        form={form}
        change={change}
        total={environment?.caseCount ?? 0}
        failures={failedRun ? { number: failedRun.number, count: failuresOf(failedRun) } : null}
        sets={surroundings.sets.filter((set) => set.environment.id === form.environment)}
        problem={problemsOf('selection')[0]}
      />
      <ParametersField form={form} change={change} problem={problemsOf('settings')[0]?.message} />
      <EstimateLine
        estimate={newRun.estimate}
        error={startError ?? newRun.estimateError}
        hasModel={form.models.length > 0}
      />
      <TryResult trial={trial} />
    </div>
  );
}
