import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { MultiCombobox } from '#renderer/components/multi-combobox.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import type { Output } from '#shared/contract.ts';
import { ModelName } from '#shared/domain/model.ts';
import type { ProviderState } from '#shared/domain/model.ts';
import { modelOptions } from './model-options.ts';
import styles from './new-run.module.css';

interface ModelsFieldProps {
  readonly value: readonly string[];
  readonly onChange: (models: readonly string[]) => void;
  readonly providers: readonly ProviderState[];
  readonly problems: readonly Output<'runs.estimate'>['problems'][number][];
}

/** The models to run, one run each; out of the list, or by name for what no list has. */
export function ModelsField({ value, onChange, providers, problems }: ModelsFieldProps) {
  return (
    <div className={styles.models}>
      <MultiCombobox
        label="Models"
        value={value}
        onValueChange={onChange}
        options={modelOptions(providers)}
        placeholder={value.length === 0 ? 'Choose a model' : 'Add…'}
        description={value.length > 1 ? 'One run for each.' : undefined}
        error={problems.length === 0 ? undefined : <ModelProblems problems={problems} />}
        empty={
          <>
            No model is available. <a href="#/models">Add one under Models</a>
          </>
        }
      />
      <ModelByName onAdd={(model) => onChange([...value.filter((other) => other !== model), model])} />
    </div>
  );
}

function ModelProblems({ problems }: Pick<ModelsFieldProps, 'problems'>) {
  return (
    <>
      {problems.map(({ model, message }) => (
        <span key={`${model} ${message}`} className={styles.problem}>
          {message} <a href="#/models">Models</a>
        </span>
      ))}
    </>
  );
}

function ModelByName({ onAdd }: { readonly onAdd: (model: string) => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  function add(): void {
    const model = ModelName.safeParse(name.trim());
    if (!model.success) return setError(model.error.issues[0]?.message);
    onAdd(model.data);
    setName('');
    setError(undefined);
  }
  return (
    <div className={styles.byName}>
      <TextField
        label="Model by name"
        hideLabel
        code
        placeholder="or by name: provider:model, replay:FILE"
        value={name}
        error={error}
        onValueChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          add();
        }}
      />
      <Button disabled={name.trim() === ''} onClick={add}>
        Add
      </Button>
    </div>
  );
}
