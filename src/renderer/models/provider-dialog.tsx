import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { Select } from '#renderer/components/select.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import type { ProviderConfig } from '#shared/domain/model.ts';
import styles from './models.module.css';
import { beginProvider, checkProvider } from './provider-form.ts';
import type { ProviderErrors, ProviderForm } from './provider-form.ts';

interface ProviderDialogProps {
  /** Null for a new one. */
  readonly provider: ProviderConfig | null;
  /** Names that are taken. */
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

/** Adds a server or changes one. */
export function ProviderDialog({ provider, names, onClose, onSaved }: ProviderDialogProps) {
  const client = useClient();
  const [form, setForm] = useState(() => beginProvider(provider));
  const [key, setKey] = useState('');
  const [errors, setErrors] = useState<ProviderErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const change = (patch: Partial<ProviderForm>) => setForm({ ...form, ...patch });
  async function save(): Promise<void> {
    const checked = checkProvider(form, provider === null ? names : []);
    setErrors(checked.errors ?? {});
    if (checked.config === null) return;
    try {
      await client.call('providers.save', checked.config);
      if (key.trim() !== '') await client.call('providers.setKey', { name: form.name, key: key.trim() });
      onSaved(form.name);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={provider === null ? 'Add provider' : `Edit ${provider.name}`}
      width={480}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button variant="primary" type="submit" form="provider-form">
              {provider === null ? 'Add provider' : 'Save'}
            </Button>
          }
        />
      }
    >
      <form
        id="provider-form"
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
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
          disabled={provider !== null}
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
        {form.kind === 'openai' ? (
          <>
            <TextField
              label="Key"
              type="password"
              autoComplete="off"
              placeholder={
                provider === null ? 'Leave empty if the server needs none' : 'Leave empty to keep the key'
              }
              value={key}
              onValueChange={setKey}
            />
            <TextField
              label="Variable that holds the key"
              code
              placeholder="LAB_API_KEY"
              description="Works in every door; a key saved here is known to this door only."
              value={form.keyVariable}
              error={errors.keyVariable}
              onValueChange={(keyVariable) => change({ keyVariable })}
            />
          </>
        ) : null}
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
        {failure === null ? null : (
          <p role="alert" className={styles.error}>
            {failure}
          </p>
        )}
      </form>
    </Dialog>
  );
}
