import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { createEventBus } from '#core/api/event-bus.ts';
import { createBundles } from '#core/bundles/create-bundles.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import { openCatalog } from '#core/catalog/open-catalog.ts';
import { createFileRegistry } from '#core/files/file-registry.ts';

import { temporaryFolder } from './temporary-folder.ts';

/** A real catalog with everything about bundles on it, in a folder of its own; closed when the test is over. */
export async function bundleCore(options: { resourcesDirectory?: string; dataDirectory?: string } = {}) {
  const root = options.dataDirectory ?? temporaryFolder();
  const dataDirectory = join(root, 'data');
  mkdirSync(dataDirectory, { recursive: true });
  const catalog = await openCatalog({ dataDirectory });
  const bus = createEventBus();
  const published: string[] = [];
  bus.listen((name, payload) => published.push(`${name} ${JSON.stringify(payload)}`));
  const files = createFileRegistry({ dataDirectory, uploadBytes: LIMITS.archiveBytes });
  const resourcesDirectory = options.resourcesDirectory ?? join(root, 'no-resources');
  const bundles = createBundles({ catalog, bus, files, dataDirectory, resourcesDirectory });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await bundles.close();
    files.close();
    await catalog.close();
  };
  onTestFinished(close);
  return {
    ...bundles,
    calls: bundles.handlers,
    catalog,
    files,
    published,
    dataDirectory,
    close,
    /** Files that imports have left lying about. */
    leftovers: () =>
      ['staging', 'tmp'].flatMap((name) =>
        readdirSync(join(dataDirectory, name), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => entry.name),
      ),
    async preview(path: string) {
      const { handle } = await bundles.handlers['files.open']({ path });
      return bundles.handlers['import.preview']({ handle });
    },
    async import(path: string, asVersion: string | null = null) {
      const { handle } = await bundles.handlers['files.open']({ path });
      return bundles.handlers['import.commit']({ handle, asVersion });
    },
  };
}
