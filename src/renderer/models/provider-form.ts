import { ProviderConfig } from '#shared/domain/model.ts';

const Saved = ProviderConfig.omit({ builtIn: true });

/** What the dialog holds while it is being filled in. */
export interface ProviderForm {
  readonly name: string;
  readonly kind: 'ollama' | 'openai';
  readonly baseUrl: string;
  readonly keyVariable: string;
  readonly concurrency: number | null;
  readonly requestsPerMinute: number | null;
}

export type ProviderErrors = Partial<Record<keyof ProviderForm, string>>;

/** The dialog for a provider, or for a new one. */
export function beginProvider(config: ProviderConfig | null): ProviderForm {
  return {
    name: config?.name ?? '',
    kind: config?.kind === 'ollama' ? 'ollama' : 'openai',
    baseUrl: config?.baseUrl ?? '',
    keyVariable: config?.keyVariable ?? '',
    concurrency: config?.concurrency ?? null,
    requestsPerMinute: config?.requestsPerMinute ?? null,
  };
}

type Checked =
  | { readonly config: Omit<ProviderConfig, 'builtIn'>; readonly errors: null }
  | { readonly config: null; readonly errors: ProviderErrors };

/** The provider to save, or what is wrong at which field. */
export function checkProvider(form: ProviderForm, taken: readonly string[]): Checked {
  if (taken.includes(form.name)) {
    return { config: null, errors: { name: `There is a provider named ${form.name}. Choose another name.` } };
  }
  const parsed = Saved.safeParse({
    ...form,
    baseUrl: form.baseUrl.trim(),
    keyVariable: form.keyVariable.trim() === '' ? null : form.keyVariable.trim(),
  });
  if (parsed.success) return { config: parsed.data, errors: null };
  const errors: ProviderErrors = {};
  for (const { path } of parsed.error.issues) {
    const field = path[0];
    if (field === 'name') errors.name = 'Use lower-case letters, digits and hyphens, at most 40.';
    if (field === 'baseUrl') errors.baseUrl = 'Write an address such as http://127.0.0.1:8000/v1.';
    if (field === 'keyVariable')
      errors.keyVariable = 'Write the name of an environment variable, such as MY_KEY.';
  }
  return { config: null, errors };
}
