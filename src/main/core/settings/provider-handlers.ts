import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { ModelAccess } from '#core/runs/prepare/model-access.ts';
import type { Handlers } from '#shared/contract.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';
import { AppError } from '#shared/errors.ts';

import type { ModelPulls } from './model-pulls.ts';
import { endpointOf } from './endpoint-of.ts';
import type { LiveSettings } from './live-settings.ts';
import type { ProviderDirectory } from './provider-directory.ts';
import { keyOf } from './provider-key.ts';
import type { ProviderStates } from './provider-states.ts';
import type { Variables } from './ready-made-providers.ts';
import type { SecretStore } from './secrets.ts';
import { tryModel } from './try-model.ts';

export interface ProviderHandlerParts {
  readonly directory: ProviderDirectory;
  readonly states: ProviderStates;
  readonly access: ModelAccess;
  readonly pulls: ModelPulls;
  readonly catalog: Pick<Catalog, 'providers'>;
  readonly settings: LiveSettings;
  readonly secrets: SecretStore;
  readonly variables: Variables;
  readonly bus: EventBus;
}

/** What a person can do with providers, models and prices. */
export function providerHandlers(parts: ProviderHandlerParts) {
  const { directory, states, access, pulls, catalog, settings, secrets, bus } = parts;
  const changed = () => {
    bus.publish('providers.changed', {});
    return {};
  };
  return {
    'providers.list': () => states.all(),
    'providers.save': async (config) => {
      await directory.save(config);
      return changed();
    },
    'providers.remove': async ({ name }) => {
      await directory.remove(name);
      // A provider of the same name may come back with another address; the key is not meant for that one.
      if ((await secrets.get(name)) !== null) await secrets.set(name, null);
      return changed();
    },
    'providers.setKey': async ({ name, key }) => {
      mustTakeKey(await directory.find(name));
      await secrets.set(name, key?.trim() || null);
      return changed();
    },
    'models.list': async () => (await states.all()).flatMap(({ models }) => models),
    'models.test': async ({ model }) => tryModel((await access.prepare(model)).spec, settings.offlineLock),
    'models.pull': async ({ provider, model }) => {
      pulls.start(await pullEndpoint(parts, provider), model);
      return {};
    },
    'models.cancelPull': async ({ provider, model }) => {
      pulls.cancel(provider, model);
      return {};
    },
    'prices.list': () => catalog.providers.prices(),
    'prices.set': async ({ model, price }) => {
      await catalog.providers.setPrice(model, price);
      return changed();
    },
  } satisfies Partial<Handlers>;
}

function mustTakeKey({ kind, name }: ProviderConfig): void {
  if (kind === 'ollama' || kind === 'openai') return;
  throw new AppError('invalid-input', `${name} needs no key.`);
}

async function pullEndpoint(parts: ProviderHandlerParts, provider: string) {
  const config = await parts.directory.find(provider);
  if (config.kind !== 'ollama') {
    throw new AppError('invalid-input', `Only Ollama can download models; ${provider} cannot.`);
  }
  const key = await keyOf(config, parts.variables, parts.secrets);
  // Another process may have switched the lock since the last look.
  await parts.settings.get();
  return { ...endpointOf(config, key), offlineLock: parts.settings.offlineLock };
}
