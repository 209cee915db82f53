import { openDraftFiles } from '#core/catalog/draft-store/open-draft-files.ts';
import { AppError } from '#shared/errors.ts';

import { withVersion } from '../pack/pack-bundle.ts';
import type { BundleSource } from '../source/bundle-source.ts';
import { changedSource, type FileChange } from '../source/changed-source.ts';
import { openSource } from '../source/open-source.ts';

/** A bundle on disk, a zip or a folder, or a draft. */
export interface BundlePlace {
  /** Of a draft: of no meaning. */
  readonly path: string;
  /** What people call it, if that is not the name of the file. */
  readonly name?: string;
  /** Read as if its manifest said this version. */
  readonly asVersion?: string;
  readonly draft?: DraftPlace;
}

/** A draft in the database, with texts over it that are not stored. */
export interface DraftPlace {
  readonly dataDirectory: string;
  readonly id: string;
  readonly overlay: Readonly<Record<string, string>>;
  /** Shared with whoever asks: reading ends when the first number is not 0. */
  readonly stop?: SharedArrayBuffer;
}

/** Opens a bundle for as long as the work takes. */
export async function withSource<T>(
  bundle: BundlePlace,
  work: (source: BundleSource) => Promise<T>,
): Promise<T> {
  const { draft } = bundle;
  const opened = await (draft === undefined
    ? openSource(bundle.path, bundle.name)
    : openDraft(bundle, draft));
  try {
    const source = bundle.asVersion === undefined ? opened : await withVersion(opened, bundle.asVersion);
    return await work(source);
  } finally {
    await opened.close();
  }
}

async function openDraft({ name }: BundlePlace, draft: DraftPlace): Promise<BundleSource> {
  const files = openDraftFiles(draft.dataDirectory, draft.id);
  const open: { base: BundleSource | null } = { base: null };
  const close = async (): Promise<void> => {
    files.close();
    await open.base?.close();
  };
  try {
    open.base = await openSource(files.basePath, name ?? 'the draft');
    const stored = files.changed.map((change): FileChange => {
      const { path, basePath, bytes } = change;
      if (bytes === null) return { path, isGone: true };
      if (basePath !== null) return { path, basePath };
      return { path, bytes, content: () => files.content(path) };
    });
    const source = changedSource(open.base, [...stored, ...unsaved(draft)], () => checkStop(draft));
    return { ...source, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function unsaved({ overlay }: DraftPlace): FileChange[] {
  return Object.entries(overlay).map(([path, text]) => {
    const content = Buffer.from(text, 'utf8');
    return { path, bytes: content.length, content: () => content };
  });
}

function checkStop({ stop }: DraftPlace): void {
  if (stop === undefined || Atomics.load(new Int32Array(stop), 0) === 0) return;
  throw new AppError('conflict', 'The reading was given up.');
}
