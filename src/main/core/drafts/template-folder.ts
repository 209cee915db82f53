import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readManifestDocument } from '#core/bundles/manifest/manifest-document.ts';
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
    await cp(join(resourcesDirectory, 'templates', harness), folder, { recursive: true });
    const path = join(folder, MANIFEST_FILE);
    const original = await readFile(path, 'utf8');
    const named = readManifestDocument(MANIFEST_FILE, original).replace(['id'], id);
    // A JSON text is a YAML text, whatever is in it.
    const titled = readManifestDocument(MANIFEST_FILE, named).replace(['title'], JSON.stringify(title));
    await writeFile(path, titled);
    const readme = join(folder, 'README.md');
    await writeFile(
      readme,
      (await readFile(readme, 'utf8')).replace(/^# .*/, () => `# ${title}`),
    );
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A title as an id: its letters and digits without accents, with hyphens between words. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
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
