import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { onTestFinished } from 'vitest';

import { createBundles } from '#core/bundles/create-bundles.ts';
import { type ExportDeps } from '#core/exports/export-service.ts';
import { createFileRegistry, type FileRegistry } from '#core/files/file-registry.ts';

import type { RunWorld } from './run-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Imports and exports of a world. */
export interface RunBundles extends ExportDeps {
  files: FileRegistry;
  /** Imports a folder or zip as the import dialog would. */
  install(path: string): Promise<{ id: string; version: string; digest: string }>;
}

export function openRunBundles({ catalog, bus, dataDirectory }: RunWorld): RunBundles {
  const files = createFileRegistry({ dataDirectory, uploadBytes: 2 ** 30 });
  const bundles = createBundles({ catalog, bus, files, dataDirectory, resourcesDirectory: 'resources' });
  onTestFinished(async () => {
    await bundles.close();
    files.close();
  });
  return {
    catalog,
    bus,
    files,
    async install(path) {
      const { handle } = await files.open(path);
      return bundles.handlers['import.commit']({ handle, asVersion: null });
    },
  };
}

/** Writes the files of a bundle into a folder of its own; returns the folder. */
export function bundleFolder(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
