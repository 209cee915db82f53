import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';
import { beginProvider, checkProvider } from './provider-form.ts';
import type { ProviderErrors, ProviderForm } from './provider-form.ts';

export interface ProviderFormState {
  readonly form: ProviderForm;
  readonly change: (patch: Partial<ProviderForm>) => void;
  /** A new key; empty keeps the one that is there. */
  readonly key: string;
  readonly setKey: (key: string) => void;
  readonly errors: ProviderErrors;
  readonly failure: string | null;
  readonly save: () => Promise<void>;
}

interface ProviderFormOptions {
  /** Null for a new one. */
  readonly provider: ProviderConfig | null;
  /** Names that are taken. */
  readonly names: readonly string[];
  readonly onSaved: (name: string) => void;
}

/** A provider being filled in, checked and saved. */
export function useProviderForm({ provider, names, onSaved }: ProviderFormOptions): ProviderFormState {
  const client = useClient();
  const [form, setForm] = useState(() => beginProvider(provider));
  const [key, setKey] = useState('');
  const [errors, setErrors] = useState<ProviderErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
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
  return {
    form,
    change: (patch) => setForm({ ...form, ...patch }),
    key,
    setKey,
    errors,
    failure,
    save,
  };
}
