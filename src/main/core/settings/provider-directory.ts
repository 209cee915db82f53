import type { Catalog } from '#core/catalog/catalog.ts';
import type { ProviderConfig } from '#shared/domain/model.ts';
import { AppError } from '#shared/errors.ts';

import { readyMadeProviders, type Variables } from './ready-made-providers.ts';

/** The providers there are: the ready-made ones, changed or not, and those a person added. */
export interface ProviderDirectory {
  list(): Promise<ProviderConfig[]>;
  /** Throws AppError `not-found`. */
  find(name: string): Promise<ProviderConfig>;
  /** Adds a provider or changes one. Throws AppError. */
  save(config: Omit<ProviderConfig, 'builtIn'>): Promise<void>;
  /** A ready-made provider goes back to what it was. Throws AppError. */
  remove(name: string): Promise<void>;
}

export function createProviderDirectory(
  store: Catalog['providers'],
  variables: Variables,
): ProviderDirectory {
  const readyMade = readyMadeProviders(variables);
  const isReadyMade = (name: string) => readyMade.some((one) => one.name === name);
  const list = async () => {
    const stored = await store.list();
    const changed = readyMade.map(
      (one) => stored.find(({ name, kind }) => name === one.name && kind === one.kind) ?? one,
    );
    const added = stored.filter(({ name }) => !isReadyMade(name));
    return [
      ...changed.map((one) => ({ ...one, builtIn: true })),
      ...added.map((one) => ({ ...one, builtIn: false })),
    ];
  };
  return {
    list,
    async find(name) {
      const all = await list();
      const found = all.find((one) => one.name === name);
      if (found) return found;
      const names = all.map((one) => one.name).join(', ');
      throw new AppError(
        'not-found',
        `There is no provider named ${name}. There are: ${names}. Add it under Models or with \`benchgen providers add\`.`,
      );
    },
    async save(config) {
      const same = readyMade.find(({ name }) => name === config.name);
      if (same && same.kind !== config.kind) {
        throw new AppError(
          'conflict',
          `${config.name} is ready-made and of the kind ${same.kind}. Choose another name.`,
        );
      }
      const baseUrl = checkedAddress(config);
      await store.save({ ...config, baseUrl, builtIn: same !== undefined });
    },
    async remove(name) {
      const stored = await store.list();
      if (!stored.some((one) => one.name === name)) throw notRemovable(name, isReadyMade(name));
      await store.remove(name);
    },
  };
}

function checkedAddress({ name, kind, baseUrl }: Omit<ProviderConfig, 'builtIn'>): string | null {
  if (kind === 'baseline' || kind === 'replay') {
    if (name === kind) return null;
    throw new AppError('invalid-input', `Providers of the kind ${kind} are ready-made; none can be added.`);
  }
  if (baseUrl === null) {
    throw new AppError('invalid-input', `${name} needs an address, such as http://127.0.0.1:8000/v1.`);
  }
  const url = new URL(baseUrl);
  if (url.username !== '' || url.password !== '') {
    throw new AppError(
      'invalid-input',
      'Leave user name and password out of the address: it is shown and stored openly. Give the key apart.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

function notRemovable(name: string, isReadyMade: boolean): AppError {
  return isReadyMade
    ? new AppError('invalid-input', `${name} is ready-made and cannot be removed.`)
    : new AppError('not-found', `There is no provider named ${name}.`);
}
