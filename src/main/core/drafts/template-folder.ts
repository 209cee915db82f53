import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { LIMITS } from '#core/bundles/limits.ts';
import { readManifestDocument } from '#core/bundles/manifest/manifest-document.ts';
import { openFolder } from '#core/bundles/source/folder-source.ts';
import type { DraftOrigin } from '#shared/domain/draft.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';

import type { DraftContext } from './draft-context.ts';

const LONGEST_ID = 60;

/** A copy of a template with a title and an id of its own, in a folder that whoever asked removes. */
export async function templateFolder(
  { catalog, resourcesDirectory }: Pick<DraftContext, 'catalog' | 'resourcesDirectory'>,
  { harness, title }: Extract<DraftOrigin, { kind: 'template' }>,
): Promise<string> {
  const id = await freeId(slugOf(title), catalog);
  const folder = await mkdtemp(join(tmpdir(), 'benchgen-template-'));
  try {
    await copyFiles(join(resourcesDirectory, 'templates', harness), folder);
    await rewrite(join(folder, MANIFEST_FILE), (text) => named(text, id, title));
    await rewrite(join(folder, 'README.md'), (text) => text.replace(/^# .*/, () => `# ${title}`));
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Read like any bundle: the resources may lie in the archive of the application. */
async function copyFiles(from: string, to: string): Promise<void> {
  const source = await openFolder(from);
  for (const { path } of source.files) {
    const target = join(to, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await source.read(path, LIMITS.textBytes));
  }
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** A manifest with another id and title. A JSON text is a YAML text, whatever is in it. */
function named(manifest: string, id: string, title: string): string {
  const withId = readManifestDocument(MANIFEST_FILE, manifest).replace(['id'], id);
  return readManifestDocument(MANIFEST_FILE, withId).replace(['title'], JSON.stringify(title));
}

/** A title as an id: its letters and digits without accents, with hyphens between words. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const slug = words.join('-').slice(0, LONGEST_ID).replace(/-+$/, '');
  return slug === '' ? 'new-environment' : slug;
}

/** The slug, or with a number behind it when an environment or a draft has it already. */
async function freeId(slug: string, catalog: DraftContext['catalog']): Promise<string> {
  const drafts = await catalog.drafts.list();
  const environments = await catalog.environments.list();
  const taken = new Set([
    ...drafts.map(({ environmentId }) => environmentId),
    ...environments.map(({ id }) => id),
  ]);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
