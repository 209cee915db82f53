import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { openStaging } from '#core/catalog/stage-cases.ts';
import { type PromptMessage, renderPrompt } from '#core/harnesses/render-prompt.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';
import type { Reply } from '#shared/errors.ts';

import { requireManifest } from '../manifest/read-manifest.ts';
import { contentDigest, hashFiles } from '../pack/content-digest.ts';
import { packBundle } from '../pack/pack-bundle.ts';
import type { BundleSource } from '../source/bundle-source.ts';
import { type BundleReading, readBundle } from '../validate/read-bundle.ts';
import { type BundlePlace, withSource } from './bundle-place.ts';
import { draftBase, draftCases, type DraftJobs, draftReading } from './draft-jobs.ts';

/** What the import worker can be asked to do. All of it is slow; none of it writes anything but the files it is given. */
export interface ImportJobs extends DraftJobs {
  /** Packs a bundle at `target` (a zip is copied as it is) and reads what was packed. Its cases are staged if it is valid; otherwise both files are removed. */
  prepare: {
    input: { bundle: BundlePlace; target: string; stagedCasesPath: string };
    output: BundleReading;
  };
  /** Reads a bundle to its end. */
  inspect: { input: { bundle: BundlePlace }; output: BundleReading };
  /** The content digest of a bundle. */
  digest: { input: { bundle: BundlePlace }; output: { digest: string } };
  /** Packs a bundle into a zip at `target`. */
  pack: { input: { bundle: BundlePlace; target: string }; output: { bytes: number } };
  /** Text of a file of a bundle; null if it is no text or larger than `mostBytes`. */
  readText: {
    input: { bundle: BundlePlace; file: string; mostBytes: number };
    output: { text: string | null; bytes: number };
  };
  /** What the model would be sent for a case. */
  renderPrompt: {
    input: { harness: HarnessSpec; testCase: TestCase; examples: readonly ShotExample[] };
    output: PromptMessage[];
  };
}

export type JobName = keyof ImportJobs;
export interface JobRequest<N extends JobName = JobName> {
  readonly id: number;
  readonly job: N;
  readonly input: ImportJobs[N]['input'];
}
export interface JobReply {
  readonly id: number;
  readonly reply: Reply<unknown>;
}

type Job<N extends JobName> = (input: ImportJobs[N]['input']) => Promise<ImportJobs[N]['output']>;

const prepare: Job<'prepare'> = async ({ bundle, target, stagedCasesPath }) => {
  try {
    await withSource(bundle, (source) => packOrCopy(bundle, source, target));
    const reading = await withSource({ path: target, ...nameOf(bundle) }, (source) =>
      stageCases(source, stagedCasesPath),
    );
    if (!reading.isValid) await remove(target, stagedCasesPath);
    return reading;
  } catch (error) {
    await remove(target, stagedCasesPath);
    throw error;
  }
};

/** A zip was examined when it was opened; what is no bundle is not copied at all. */
async function packOrCopy(bundle: BundlePlace, source: BundleSource, target: string): Promise<void> {
  requireManifest(source);
  const { asVersion, draft } = bundle;
  if (asVersion === undefined && draft === undefined && (await stat(bundle.path)).isFile()) {
    await copyFile(bundle.path, target, constants.COPYFILE_FICLONE);
  } else await packBundle(source, target);
}

async function stageCases(source: BundleSource, path: string): Promise<BundleReading> {
  const staging = openStaging(path);
  try {
    return await readBundle(source, (cases) => staging.add(cases));
  } finally {
    staging.close();
  }
}

async function remove(...paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true });
}

function nameOf({ path, name }: BundlePlace): { name: string } {
  return { name: name ?? basename(path) };
}

const inspect: Job<'inspect'> = ({ bundle }) => withSource(bundle, (source) => readBundle(source));

const digest: Job<'digest'> = ({ bundle }) =>
  withSource(bundle, async (source) => ({ digest: contentDigest(await hashFiles(source)) }));

const pack: Job<'pack'> = ({ bundle, target }) =>
  withSource(bundle, async (source) => ({ bytes: await packBundle(source, target) }));

const renderCasePrompt: Job<'renderPrompt'> = ({ harness, testCase, examples }) =>
  Promise.resolve().then(() => renderPrompt(harness, testCase, examples));

const readText: Job<'readText'> = ({ bundle, file, mostBytes }) =>
  withSource(bundle, async (source) => {
    const size = source.files.find((one) => one.path === file)?.bytes ?? 0;
    if (size > mostBytes) return { text: null, bytes: size };
    const content = await source.read(file, mostBytes);
    const isText = isUtf8(content) && !content.includes(0);
    return { text: isText ? content.toString('utf8') : null, bytes: content.length };
  });

/** Carries out a job in this thread. */
export function doJob(request: JobRequest): Promise<unknown> {
  const jobs: { [N in JobName]: Job<N> } = {
    prepare,
    inspect,
    digest,
    pack,
    readText,
    renderPrompt: renderCasePrompt,
    draftBase,
    draftReading,
    draftCases,
  };
  const job = jobs[request.job] as Job<JobName>;
  return job(request.input);
}
