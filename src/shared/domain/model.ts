import * as z from 'zod';

export const PROVIDER_KINDS = ['ollama', 'openai', 'baseline', 'replay'] as const;
export const ProviderKind = z.enum(PROVIDER_KINDS);
export type ProviderKind = z.infer<typeof ProviderKind>;

/** A place models are served from. The key itself is never in here: only the environment variable that may hold it. */
export const ProviderConfig = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'Use lower-case letters, digits and hyphens.')
    .max(40),
  kind: ProviderKind,
  /** Null for baseline and replay. */
  baseUrl: z.url({ protocol: /^https?$/ }).nullable(),
  keyVariable: z
    .string()
    .regex(/^[A-Za-z_]\w*$/)
    .nullable(),
  builtIn: z.boolean(),
  /** Most requests at once to this endpoint, across all runs; null: 4, or 1 for a local Ollama. */
  concurrency: z.int().min(1).max(256).nullable(),
  /** Most requests a minute; null: no limit. */
  requestsPerMinute: z.int().min(1).nullable(),
});
export type ProviderConfig = z.infer<typeof ProviderConfig>;

/** `provider:model`, such as `ollama:qwen3:8b`: everything before the first colon is the provider. */
export const ModelName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*:.+$/s, 'Write a model as PROVIDER:MODEL, for example ollama:qwen3:8b.');
export type ModelName = z.infer<typeof ModelName>;

export function splitModelName(name: ModelName): { provider: string; model: string } {
  const colon = name.indexOf(':');
  return { provider: name.slice(0, colon), model: name.slice(colon + 1) };
}

export const ModelState = z.enum(['ready', 'loaded', 'not-pulled', 'unknown']);

/** One model as its provider describes it; null where the provider does not say. */
export const ModelInfo = z.object({
  name: ModelName,
  provider: z.string(),
  model: z.string(),
  state: ModelState,
  sizeBytes: z.number().nullable(),
  parameters: z.string().nullable(),
  quantization: z.string().nullable(),
  contextTokens: z.int().nullable(),
  digest: z.string().nullable(),
  description: z.string().nullable(),
});
export type ModelInfo = z.infer<typeof ModelInfo>;

/** US dollars per million tokens. */
export const Price = z.object({
  model: ModelName,
  inputUsd: z.number().min(0),
  outputUsd: z.number().min(0),
});
export type Price = z.infer<typeof Price>;

export const ProviderState = z.object({
  config: ProviderConfig,
  status: z.enum(['ready', 'unreachable', 'no-key', 'key-refused', 'offline-locked']),
  /** What happened and what to do, when the status is not `ready`. */
  message: z.string().nullable(),
  hasKey: z.boolean(),
  /** The last four characters of the key, so that a person can tell which one it is. */
  keyHint: z.string().nullable(),
  models: z.array(ModelInfo),
});
export type ProviderState = z.infer<typeof ProviderState>;
