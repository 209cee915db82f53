import { ModelError } from '#core/engine/ports.ts';
import { BASELINES, isBaseline } from '#core/providers/baseline.ts';
import { type CheckedRecording, checkRecording } from '#core/providers/check-recording.ts';
import { isRemote, offlineLockMessage } from '#core/providers/held-back.ts';
import type { ModelSpec } from '#core/providers/model-spec.ts';
import type { ModelAccess, ModelProblem, PreparedModel } from '#core/runs/prepare/model-access.ts';
import {
  type ModelName,
  type ProviderConfig,
  type ProviderState,
  splitModelName,
} from '#shared/domain/model.ts';
import { AppError } from '#shared/errors.ts';

import { endpointLimits } from './endpoint-limits.ts';
import { endpointOf } from './endpoint-of.ts';
import type { LiveSettings } from './live-settings.ts';
import type { ProviderDirectory } from './provider-directory.ts';
import { keyOf, missingKeyMessage, needsKey } from './provider-key.ts';
import type { ProviderStates } from './provider-states.ts';
import type { Variables } from './ready-made-providers.ts';
import type { SecretStore } from './secrets.ts';

export interface ModelAccessParts {
  readonly directory: ProviderDirectory;
  readonly states: ProviderStates;
  readonly settings: LiveSettings;
  readonly secrets: SecretStore;
  readonly variables: Variables;
}

/** How runs get at models. */
export function createModelAccess(parts: ModelAccessParts): ModelAccess {
  return {
    prepare: (model) => prepare(parts, model),
    async problems(model) {
      try {
        await specOf(parts, model);
      } catch (error) {
        if (error instanceof AppError) return [{ blocking: true, message: error.message }];
        throw error;
      }
      const { provider, model: id } = splitModelName(model);
      return problemsOf(await parts.states.of(provider), id);
    },
  };
}

async function prepare(parts: ModelAccessParts, name: ModelName): Promise<PreparedModel> {
  const { config, spec, recording } = await specOf(parts, name);
  const digest = config.kind === 'ollama' ? await digestOf(parts, spec) : null;
  return {
    spec,
    endpoint: endpointLimits(config, parts.variables),
    isConcurrencyDefault: config.concurrency === null,
    identity: [config.kind, config.baseUrl, recording?.identity ?? spec.model, digest]
      .filter((part) => part !== null)
      .join(' '),
    digest,
  };
}

/** Everything that can be said against a model without asking its server is said here. */
async function specOf(
  { directory, settings, secrets, variables }: ModelAccessParts,
  name: ModelName,
): Promise<{ config: ProviderConfig; spec: ModelSpec; recording: CheckedRecording | null }> {
  const { provider, model } = splitModelName(name);
  const config = await directory.find(provider);
  const { offlineLock } = await settings.get();
  if (offlineLock && isRemote(config)) throw new AppError('offline-locked', offlineLockMessage(config));
  const key = await keyOf(config, variables, secrets);
  if (key === null && needsKey(config)) throw new AppError('invalid-input', missingKeyMessage(config));
  if (config.kind === 'baseline' && !isBaseline(model)) throw noSuchBaseline(model);
  const recording = config.kind === 'replay' ? await recordingAt(model) : null;
  return { config, recording, spec: { ...endpointOf(config, key), model: recording?.path ?? model } };
}

function noSuchBaseline(model: string): AppError {
  const names = Object.keys(BASELINES).join(', ');
  return new AppError('not-found', `There is no baseline named ${model}. There are: ${names}.`);
}

async function recordingAt(path: string): Promise<CheckedRecording> {
  try {
    return await checkRecording(path);
  } catch (error) {
    if (error instanceof ModelError) throw new AppError('invalid-input', error.message, { cause: error });
    throw error;
  }
}

async function digestOf({ states }: ModelAccessParts, spec: ModelSpec): Promise<string | null> {
  const { models } = await states.of(spec.name);
  return models.find(({ model }) => isSameModel(model, spec.model))?.digest ?? null;
}

/** `qwen3` and `qwen3:latest` are one model to Ollama. */
function isSameModel(listed: string, wanted: string): boolean {
  return listed === wanted || listed === `${wanted}:latest`;
}

function problemsOf({ config, status, message, models }: ProviderState, wanted: string): ModelProblem[] {
  if (status !== 'ready') return [{ blocking: true, message: message ?? `${config.name} cannot be used.` }];
  if (config.kind === 'replay' || models.some(({ model }) => isSameModel(model, wanted))) return [];
  if (config.kind === 'ollama') return [{ blocking: true, message: notPulled(config, wanted) }];
  // Not every server has a list, and many lists are not complete.
  if (models.length === 0) return [];
  const unlisted = `${config.name} does not list a model named ${wanted}. It may answer all the same.`;
  return [{ blocking: false, message: unlisted }];
}

function notPulled({ name }: ProviderConfig, model: string): string {
  return `The model ${model} is not on ${name}. Get it under Models or with \`ollama pull ${model}\`.`;
}
