import { basename, resolve } from 'node:path';

import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog, StoredEnvironment } from '#core/catalog/catalog.ts';
import { fileHandlers } from '#core/files/file-handlers.ts';
import type { FileRegistry } from '#core/files/file-registry.ts';
import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

import type { ImportService } from './import/import-service.ts';
import type { ImportWorkers } from './import/import-worker-pool.ts';
import { LIMITS } from './limits.ts';

export interface BundleDeps {
  readonly catalog: Pick<Catalog, 'environments' | 'cases' | 'trash'>;
  readonly bus: EventBus;
  readonly files: FileRegistry;
  readonly workers: ImportWorkers;
  readonly imports: ImportService;
  /** Imports the built-in environments that are missing; returns how many. */
  readonly restoreBuiltIn: () => Promise<number>;
}

/** Calls about bundles, environments, their cases and the trash. */
export function bundleHandlers(deps: BundleDeps) {
  return {
    ...fileHandlers(deps.files, (handle) => deps.imports.discard(handle)),
    ...importHandlers(deps),
    ...environmentHandlers(deps),
    ...caseHandlers(deps),
    ...trashHandlers(deps),
  } satisfies Partial<Handlers>;
}

function importHandlers({ files, imports, workers }: BundleDeps) {
  return {
    'files.pack': ({ folder }) =>
      files.create(`${basename(resolve(folder))}.zip`, async (target) => {
        await workers.run('pack', { bundle: { path: resolve(folder) }, target });
      }),
    'import.preview': ({ handle }) => imports.preview(handle),
    'import.commit': ({ handle, asVersion }) => imports.commit(handle, asVersion),
  } satisfies Partial<Handlers>;
}

function environmentHandlers({ catalog, bus, files, workers, restoreBuiltIn }: BundleDeps) {
  const find = (reference: string, version: string | null) => findEnvironment(catalog, reference, version);
  return {
    'environments.list': () => catalog.environments.list(),
    'environments.get': async ({ environment, version }) => {
      const stored = await find(environment, version);
      const summary = await catalog.environments.summary(stored.digest);
      if (summary === null) throw unknownEnvironment(environment, version);
      const { manifest, readme, grants, problems } = stored;
      return {
        ...summary,
        manifest,
        readme,
        files: [...stored.files],
        grants: [...grants],
        problems: [...problems],
      };
    },
    'environments.validate': async ({ environment, version }) => {
      const { problems } = await workers.run('inspect', {
        bundle: bundleOf(await find(environment, version)),
      });
      return [...problems];
    },
    'environments.file': async ({ digest, path }) => {
      const stored = await catalog.environments.get(digest);
      if (stored === null) throw unknownEnvironment(digest, null);
      return workers.run('readText', {
        bundle: bundleOf(stored),
        file: path,
        mostBytes: LIMITS.textBytes,
      });
    },
    'environments.pack': async ({ environment, version }) => {
      const stored = await find(environment, version);
      return files.create(`${stored.id}-${stored.version}.zip`, async (target) => {
        await workers.run('pack', { bundle: bundleOf(stored), target });
      });
    },
    'environments.delete': async ({ environment, version }) => {
      await catalog.environments.delete((await find(environment, version)).digest);
      bus.publish('catalog.changed', { what: 'environments' });
      bus.publish('catalog.changed', { what: 'trash' });
      return {};
    },
    'environments.restoreBuiltIn': async () => ({ added: await restoreBuiltIn() }),
    'environments.grant': async ({ environment, version, grant, granted }) => {
      const { digest } = await find(environment, version);
      await catalog.environments.setGrant(digest, grant, granted);
      bus.publish('catalog.changed', { what: 'environments' });
      return { digest };
    },
  } satisfies Partial<Handlers>;
}

function caseHandlers({ catalog, workers }: BundleDeps) {
  const find = async (id: number) => {
    const found = await catalog.cases.get(id);
    if (found === null) throw new AppError('not-found', `There is no case ${id}. Read the list again.`);
    return found;
  };
  return {
    'cases.index': async ({ digest, search }) => new Uint32Array(await catalog.cases.index(digest, search)),
    'cases.rows': ({ ids }) => catalog.cases.rows(ids),
    'cases.get': async ({ id }) => {
      const { environmentDigest: _digest, ...testCase } = await find(id);
      return testCase;
    },
    'cases.prompt': async ({ id }) => {
      const { environmentDigest, ...testCase } = await find(id);
      const stored = await catalog.environments.get(environmentDigest);
      if (stored === null) throw unknownEnvironment(environmentDigest, null);
      const { manifest, examples } = stored;
      return workers.run('renderPrompt', { harness: manifest.harness, testCase, examples });
    },
  } satisfies Partial<Handlers>;
}

function trashHandlers({ catalog, bus }: BundleDeps) {
  const changed = (): void => {
    for (const what of ['environments', 'runs', 'drafts', 'failure-sets', 'trash'] as const)
      bus.publish('catalog.changed', { what });
  };
  return {
    'trash.list': () => catalog.trash.list(),
    'trash.restore': async ({ ids }) => {
      await catalog.trash.restore(ids);
      changed();
      return {};
    },
    'trash.empty': async () => {
      const removed = await catalog.trash.empty();
      changed();
      return { removed };
    },
  } satisfies Partial<Handlers>;
}

/** Where the bundle of an environment lies. */
export function bundleOf(stored: StoredEnvironment): { path: string; name: string } {
  return { path: stored.bundlePath, name: `${stored.id}-${stored.version}.zip` };
}

async function findEnvironment(
  catalog: Pick<Catalog, 'environments'>,
  reference: string,
  version: string | null,
): Promise<StoredEnvironment> {
  const found = await catalog.environments.find(reference, version);
  if (found === null) throw unknownEnvironment(reference, version);
  return found;
}

function unknownEnvironment(reference: string, version: string | null): AppError {
  const name = version === null ? reference : `${reference} ${version}`;
  return new AppError(
    'not-found',
    `There is no environment ${name} in the catalog. Look at the list of environments.`,
  );
}
