import { NumberField } from '#renderer/components/number-field.tsx';
import { Select } from '#renderer/components/select.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import styles from './models.module.css';
import type { ProviderForm } from './provider-form.ts';
import type { ProviderFormState } from './use-provider-form.ts';

interface FieldsProps {
  readonly state: ProviderFormState;
  readonly isNew: boolean;
}

/** What the server speaks, its name in runs, where it is. */
export function NameFields({ state: { form, change, errors }, isNew }: FieldsProps) {
  return (
    <>
      <Select<ProviderForm['kind']>
        label="Kind"
        value={form.kind}
        onValueChange={(kind) => change({ kind })}
        options={[
          { value: 'openai', label: 'OpenAI-compatible server' },
          { value: 'ollama', label: 'Ollama' },
        ]}
      />
      <TextField
        label="Name"
        code
        placeholder="lab"
        description="Models are written NAME:MODEL in runs."
        value={form.name}
        disabled={!isNew}
        error={errors.name}
        onValueChange={(name) => change({ name })}
      />
      <TextField
        label="Base address"
        code
        placeholder={form.kind === 'ollama' ? 'http://127.0.0.1:11434' : 'http://127.0.0.1:8000/v1'}
        value={form.baseUrl}
        error={errors.baseUrl}
        onValueChange={(baseUrl) => change({ baseUrl })}
      />
    </>
  );
}

/** The key, by itself or by the variable that holds it. */
export function KeyFields({ state: { form, change, key, setKey, errors }, isNew }: FieldsProps) {
  return (
    <>
      <TextField
        label="Key"
        type="password"
        autoComplete="off"
        placeholder={isNew ? 'Leave empty if the server needs none' : 'Leave empty to keep the key'}
        value={key}
        onValueChange={setKey}
      />
      <TextField
        label="Variable that holds the key"
        code
        placeholder="LAB_API_KEY"
        description="Works in the window, the browser shell and the command line alike."
        value={form.keyVariable}
        error={errors.keyVariable}
        onValueChange={(keyVariable) => change({ keyVariable })}
      />
    </>
  );
}

/** How hard the server may be pressed. */
export function LimitFields({ state: { form, change } }: Pick<FieldsProps, 'state'>) {
  return (
    <div className={styles.pair}>
      <NumberField
        label="Requests at once"
        min={1}
        max={256}
        placeholder="default"
        value={form.concurrency}
        onValueChange={(concurrency) => change({ concurrency })}
      />
      <NumberField
        label="Requests a minute"
        min={1}
        placeholder="no limit"
        value={form.requestsPerMinute}
        onValueChange={(requestsPerMinute) => change({ requestsPerMinute })}
      />
    </div>
  );
}
