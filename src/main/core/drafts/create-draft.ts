import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';

import type { BundlePlace } from '#core/bundles/import/bundle-place.ts';
import type { DraftBase } from '#core/catalog/catalog.ts';
import { newStagingPath } from '#core/catalog/catalog-paths.ts';
import type { Draft, DraftOrigin } from '#shared/domain/draft.ts';
import { AppError } from '#shared/errors.ts';

import { type DraftContext, findDraft } from './draft-context.ts';
import { draftView } from './draft-view.ts';
import { manifestFacts, NO_FACTS } from './manifest-facts.ts';
import { templateFolder } from './template-folder.ts';

/** Starts a draft. Throws AppError `not-found` for an origin that is not there, `bundle-invalid` for a file that is not safe to open. */
export async function createDraft(context: DraftContext, origin: DraftOrigin): Promise<Draft> {
  const id = randomUUID();
  await fromOrigin(context, id, origin);
  context.bus.publish('catalog.changed', { what: 'drafts' });
  return draftView(context.catalog, await findDraft(context, id));
}

function fromOrigin(context: DraftContext, id: string, origin: DraftOrigin): Promise<void> {
  switch (origin.kind) {
    case 'environment':
      return fromEnvironment(context, id, origin.digest);
    case 'file': {
      const { path, fileName } = context.files.get(origin.handle);
      return fromBundle(context, id, { path, name: fileName });
    }
    case 'template':
      return fromTemplate(context, id, origin);
  }
}

async function fromEnvironment(context: DraftContext, id: string, digest: string): Promise<void> {
  const stored = await context.catalog.environments.get(digest);
  if (stored === null) {
    throw new AppError('not-found', 'There is no such environment in the catalog. Look at the list.');
  }
  const { id: environmentId, version, bundlePath, manifest } = stored;
  const bundle = { path: bundlePath, name: `${environmentId}-${version}.zip` };
  const { files } = await context.workers.run('draftBase', { bundle, target: null });
  const facts = { environmentId, title: manifest.title, version };
  const base = { digest, environment: { id: environmentId, version }, files };
  await context.catalog.drafts.create({ id, base, zipPath: null, facts });
}

async function fromTemplate(
  context: DraftContext,
  id: string,
  origin: Extract<DraftOrigin, { kind: 'template' }>,
): Promise<void> {
  const folder = await templateFolder(context, origin);
  try {
    await fromBundle(context, id, { path: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fromBundle(context: DraftContext, id: string, bundle: BundlePlace): Promise<void> {
  const zipPath = newStagingPath(context.dataDirectory, 'zip');
  try {
    const input = { bundle, target: zipPath };
    const { digest, files, manifestText } = await context.workers.run('draftBase', input);
    const base: DraftBase = { digest, environment: await versionOf(context, digest), files };
    const facts = manifestText === null ? NO_FACTS : manifestFacts(manifestText);
    await context.catalog.drafts.create({ id, base, zipPath, facts });
  } finally {
    await rm(zipPath, { force: true });
  }
}

/** A bundle may well be in the catalog already. */
async function versionOf(
  { catalog }: DraftContext,
  digest: string,
): Promise<{ id: string; version: string } | null> {
  const stored = await catalog.environments.get(digest);
  if (stored === null || stored.deletedAt !== null) return null;
  return { id: stored.id, version: stored.version };
}
