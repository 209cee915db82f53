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
  readonly label?: string;
  readonly description?: string | undefined;
  /** Choosing another model takes the place of the one before. */
  readonly isSingle?: boolean;
  readonly value: readonly string[];
  readonly onChange: (models: readonly string[]) => void;
  readonly providers: readonly ProviderState[];
  readonly problems: readonly Output<'runs.estimate'>['problems'][number][];
}

/** Models out of the list, or by name for what no list has. */
export function ModelsField(props: ModelsFieldProps) {
  const { label = 'Models', description, isSingle = false, value, onChange, providers, problems } = props;
  const change = (models: readonly string[]) => onChange(isSingle ? models.slice(-1) : models);
  return (
    <div className={styles.models}>
      <MultiCombobox
        label={label}
        value={value}
        onValueChange={change}
        options={modelOptions(providers)}
        placeholder={value.length === 0 ? 'Choose a model' : 'Add…'}
        description={description}
        {...(problems.length > 0 && {
          [problems.some(({ blocking }) => blocking) ? 'error' : 'warning']: (
            <ModelProblems problems={problems} />
          ),
        })}
        empty={
          <>
            No model is available. <a href="#/models">Add one under Models</a>
          </>
        }
      />
      <ModelByName
        label={`${label} by name`}
        onAdd={(model) => change([...value.filter((other) => other !== model), model])}
      />
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

function ModelByName({ label, onAdd }: { readonly label: string; readonly onAdd: (model: string) => void }) {
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
        label={label}
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
