import * as z from 'zod';

import { BundleFile } from '#shared/domain/environment.ts';
import type { DraftFile } from '#shared/domain/draft.ts';

import type { DraftBaseFile } from '../catalog.ts';
import { checkedJson } from '../parse-json.ts';

/** The files of a base, as they are stored. */
export const readBaseFiles = checkedJson(z.array(BundleFile.extend({ isText: z.boolean() })));

/** What differs from the base at a path; without `bytes` the file is gone. */
export interface ChangedFile {
  readonly path: string;
  /** The file of the base whose content it has; null where it has its own. */
  readonly basePath: string | null;
  readonly bytes: number | null;
}

/** The files of a draft: those of its base with the changed ones in their place, in the order of their paths. */
export function filesOfDraft(base: readonly DraftBaseFile[], changed: readonly ChangedFile[]): DraftFile[] {
  const isBaseText = new Map(base.map(({ path, isText }) => [path, isText]));
  const files = new Map<string, DraftFile>(
    base.map(({ path, bytes, isText }) => [path, { path, bytes, isText, isChanged: false }]),
  );
  for (const { path, basePath, bytes } of changed) {
    if (bytes === null) files.delete(path);
    else {
      const isText = basePath === null || isBaseText.get(basePath) === true;
      files.set(path, { path, bytes, isText, isChanged: true });
    }
  }
  return [...files.values()].toSorted((one, other) => Buffer.compare(bytesOf(one), bytesOf(other)));
}

function bytesOf({ path }: { path: string }): Buffer {
  return Buffer.from(path);
}
