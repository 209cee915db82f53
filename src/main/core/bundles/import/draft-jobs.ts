import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';

import type { DraftBaseFile } from '#core/catalog/catalog.ts';
import type { DraftReading } from '#shared/domain/draft.ts';
import type { Json } from '#shared/domain/json.ts';
import { MANIFEST_FILE, type Manifest } from '#shared/domain/manifest/manifest.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { drawSample } from '#shared/domain/statistics/draw-sample.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

import { LIMITS } from '../limits.ts';
import { contentDigest, hashFiles } from '../pack/content-digest.ts';
import { writeZip } from '../pack/write-zip.ts';
import type { BundleSource } from '../source/bundle-source.ts';
import { examineBundle } from '../validate/read-bundle.ts';
import { type BundlePlace, withSource } from './bundle-place.ts';

/** Cases to be taken out of a draft. */
export type CaseChoice =
  /** The one at this place of the dataset; `isAlone`: whatever the rest of the dataset is like. */
  | { readonly index: number; readonly isAlone: boolean }
  /** A seeded sample, when there are more than `most`. */
  | { readonly most: number; readonly seed: number };

/** What can be run of a draft. */
export interface DraftCases {
  readonly manifest: Manifest | null;
  readonly examples: readonly ShotExample[];
  readonly caseCount: number;
  readonly problems: readonly Problem[];
  readonly cases: readonly TestCase[];
}

/** What the import worker does for drafts. */
export interface DraftJobs {
  /** What a draft can come from; laid at `target` as a zip where one is named. It need not be valid, but be safe to open. */
  draftBase: {
    input: { bundle: BundlePlace; target: string | null };
    output: { digest: string; files: DraftBaseFile[]; manifestText: string | null };
  };
  /** Problems, and the first cases. */
  draftReading: { input: { bundle: BundlePlace }; output: DraftReading };
  draftCases: { input: { bundle: BundlePlace; choice: CaseChoice }; output: DraftCases };
}

type DraftJob<N extends keyof DraftJobs> = (input: DraftJobs[N]['input']) => Promise<DraftJobs[N]['output']>;

/** Largest file that is edited as text, in bytes. */
export const EDITABLE_BYTES = 20_000_000;
const MOST_CASES = 500;
/** Characters of a text in the list of cases. */
const PREVIEW_CHARACTERS = 2_000;

export const draftBase: DraftJob<'draftBase'> = ({ bundle, target }) =>
  withSource(bundle, async (source) => {
    if (target !== null) await layZip(bundle, source, target);
    const hashed = await hashFiles(source);
    const files: DraftBaseFile[] = [];
    for (const file of hashed) files.push({ ...file, isText: await isText(source, file) });
    const manifest = hashed.find(({ path }) => path === MANIFEST_FILE);
    const isReadable = manifest !== undefined && manifest.bytes <= LIMITS.manifestBytes;
    const manifestText = isReadable
      ? (await source.read(MANIFEST_FILE, LIMITS.manifestBytes)).toString('utf8')
      : null;
    return { digest: contentDigest(hashed), files, manifestText };
  });

async function layZip(bundle: BundlePlace, source: BundleSource, target: string): Promise<void> {
  if ((await stat(bundle.path)).isFile()) {
    await copyFile(bundle.path, target, constants.COPYFILE_FICLONE);
    return;
  }
  const files = source.files.map(({ path }) => ({ path, content: () => source.stream(path) }));
  await writeZip(target, files);
}

async function isText(
  source: BundleSource,
  { path, bytes }: { path: string; bytes: number },
): Promise<boolean> {
  if (bytes > EDITABLE_BYTES) return false;
  const content = await source.read(path, EDITABLE_BYTES);
  return isUtf8(content) && !content.includes(0);
}

export const draftReading: DraftJob<'draftReading'> = async ({ bundle }) => {
  const cases: DraftReading['cases'] = [];
  const add = (more: readonly TestCase[]): void => {
    for (const testCase of more.slice(0, MOST_CASES - cases.length)) cases.push(shown(testCase));
  };
  try {
    const { problems, isValid, caseCount } = await withSource(bundle, (source) =>
      examineBundle(source, { onCases: add }),
    );
    return { problems: [...problems], isValid, caseCount, cases };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bundle-invalid') throw error;
    return { problems: problemsOf(error), isValid: false, caseCount: 0, cases: [] };
  }
};

function shown({ index, id, input, expected }: TestCase): DraftReading['cases'][number] {
  return { index, id, input: cut(input), expected: cutJson(expected) };
}

function cut(text: string): string {
  return text.length <= PREVIEW_CHARACTERS ? text : `${text.slice(0, PREVIEW_CHARACTERS)}…`;
}

function cutJson(value: Json): Json {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= PREVIEW_CHARACTERS ? value : cut(text);
}

/** What is wrong with a bundle that cannot be read at all. */
function problemsOf({ message, problems }: AppError): Problem[] {
  if (problems.length > 0) return [...problems];
  const remedy = 'Correct the file.';
  return [{ severity: 'error', file: MANIFEST_FILE, line: 1, column: 1, message, remedy }];
}

export const draftCases: DraftJob<'draftCases'> = ({ bundle, choice }) =>
  withSource(bundle, (source) => ('index' in choice ? oneCase(source, choice) : someCases(source, choice)));

async function oneCase(
  source: BundleSource,
  { index, isAlone }: { index: number; isAlone: boolean },
): Promise<DraftCases> {
  const cases: TestCase[] = [];
  const { manifest, examples, caseCount, problems } = await examineBundle(source, {
    onCases: (more) => cases.push(...more.filter((testCase) => testCase.index === index)),
    isEnough: () => isAlone && cases.length > 0,
  });
  return { manifest, examples, caseCount, problems, cases };
}

async function someCases(
  source: BundleSource,
  { most, seed }: { most: number; seed: number },
): Promise<DraftCases> {
  const first: TestCase[] = [];
  const { manifest, examples, caseCount, problems } = await examineBundle(source, {
    onCases: (more) => first.push(...more.slice(0, most - first.length)),
  });
  const content = { manifest, examples, caseCount, problems };
  if (caseCount <= most) return { ...content, cases: first };
  const wanted = new Set(drawSample(caseCount, most, seed));
  const cases: TestCase[] = [];
  await examineBundle(source, {
    onCases: (more) => cases.push(...more.filter(({ index }) => wanted.has(index))),
    isEnough: () => cases.length === wanted.size,
  });
  return { ...content, cases };
}
