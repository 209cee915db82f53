import { isUtf8 } from 'node:buffer';

import type { BundleFile } from '#shared/domain/environment.ts';
import type { DatasetSpec } from '#shared/domain/manifest/dataset-spec.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';

import { datasetFormat } from '../dataset/dataset-format.ts';
import type { ReportFault, RowBatches } from '../dataset/dataset-row.ts';
import { type ProbeCases, readDataset } from '../dataset/read-dataset.ts';
import { readExamples } from '../dataset/read-examples.ts';
import { readRows } from '../dataset/read-rows.ts';
import { LIMITS } from '../limits.ts';
import { type ManifestReading, readManifest } from '../manifest/read-manifest.ts';
import { contentDigest, hashFiles, hashing } from '../pack/content-digest.ts';
import { createProblemList, type ProblemList } from '../problems/problem-list.ts';
import type { BundleSource } from '../source/bundle-source.ts';
import { checkExpected, expectedProbe } from './check-expected.ts';
import { checkFiles } from './check-files.ts';
import { checkCheckSpecs } from './check-check-specs.ts';
import { checkCodeFiles } from './check-code-files.ts';
import { checkHarness } from './check-harness.ts';
import { checkScoring, type ReadyCheck } from './check-scoring.ts';
import { checkTemplates, type NamedFields } from './check-templates.ts';
import { promptProbe } from './probe-prompts.ts';

/** All that is in a bundle but its cases. */
export interface BundleReading {
  readonly digest: string;
  readonly files: readonly BundleFile[];
  /** Bytes of all files, unpacked. */
  readonly sizeBytes: number;
  /** Null when it breaks the schema. */
  readonly manifest: Manifest | null;
  readonly readme: string | null;
  readonly examples: readonly ShotExample[];
  readonly caseCount: number;
  readonly problems: readonly Problem[];
  /** Whether it can be imported: there are no errors, warnings at most. */
  readonly isValid: boolean;
}

/**
 * Reads a bundle from end to end and finds everything that is wrong with it; writes nothing. Good cases are given to
 * `onCases` in order. Throws AppError `bundle-invalid` where it cannot be read at all (damaged, no manifest).
 */
export async function readBundle(
  source: BundleSource,
  onCases: (cases: readonly TestCase[]) => void = () => undefined,
): Promise<BundleReading> {
  const hashes = new Map<string, string>();
  const examined = await examineBundle(source, { onCases, hashes });
  const files = await hashFiles(source, hashes);
  return {
    digest: contentDigest(files),
    files,
    sizeBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    ...examined,
  };
}

/** How a bundle is examined. */
export interface Examination {
  /** Good cases, in order, some at a time. */
  readonly onCases?: (cases: readonly TestCase[]) => void;
  /** Asked between cases; what comes after is then left out, and nothing is said about it. */
  readonly isEnough?: () => boolean;
  /** Is given the sha256 of files that are read whole on the way. */
  readonly hashes?: Map<string, string>;
}

/** The same without reading files that say nothing about its validity: for bundles that are being written. */
export async function examineBundle(
  source: BundleSource,
  { onCases = () => undefined, isEnough = () => false, hashes = new Map() }: Examination = {},
): Promise<Omit<BundleReading, 'digest' | 'files' | 'sizeBytes'>> {
  const problems = createProblemList();
  const reading = await readManifest(source, problems);
  const content = await readContent({ source, problems, reading, hashes, isEnough }, onCases);
  return {
    manifest: reading.manifest,
    readme: await readReadme(source, reading),
    ...content,
    problems: problems.list(),
    isValid: reading.manifest !== null && !problems.hasErrors,
  };
}

interface Context {
  source: BundleSource;
  problems: ProblemList;
  reading: ManifestReading;
  /** Of the files that were read whole on the way. */
  hashes: Map<string, string>;
  isEnough: () => boolean;
}

type Content = Pick<BundleReading, 'examples' | 'caseCount'>;

async function readContent(
  context: Context,
  onCases: (cases: readonly TestCase[]) => void,
): Promise<Content> {
  const { parts, report, document } = context.reading;
  if (document.value === undefined) return { examples: [], caseCount: 0 };
  checkHarness(parts, report);
  checkCheckSpecs(parts, report);
  checkFiles(parts, context.source, report);
  await checkCodeFiles(parts, context.source, report);
  const templates = checkTemplates(parts, report);
  const ready = checkExpected(await checkScoring(parts, context.source, report), parts.dataset, report);
  if (parts.dataset === null) return { examples: [], caseCount: 0 };
  const spec = parts.dataset;
  const examples = templates.isGood ? await examplesOf(context, spec, templates.used) : [];
  const caseCount = await casesOf(context, { spec, templates, ready, examples, onCases });
  return { examples, caseCount };
}

async function examplesOf(
  context: Context,
  spec: DatasetSpec,
  used: ReadonlySet<string>,
): Promise<ShotExample[]> {
  if (spec.examples === undefined) return [];
  const report = faultReporter(context, spec.examples.file);
  const rows = rowsOf(context, spec, spec.examples.file, report);
  return rows === null ? [] : readExamples(spec, rows, { report, used });
}

interface CaseJob {
  spec: DatasetSpec;
  templates: NamedFields;
  ready: readonly ReadyCheck[];
  examples: readonly ShotExample[];
  onCases: (cases: readonly TestCase[]) => void;
}

async function casesOf(context: Context, job: CaseJob): Promise<number> {
  const { spec, templates, ready, examples, onCases } = job;
  const { harness } = context.reading.parts;
  const report = faultReporter(context, spec.file);
  const rows = rowsOf(context, spec, spec.file, report);
  if (rows === null) return 0;
  const probes = [
    expectedProbe(ready, spec),
    ...(harness !== null && templates.isGood ? [promptProbe(harness, examples)] : []),
  ];
  const before = context.problems.count;
  const count = await readDataset({
    spec,
    rows,
    report,
    used: templates.used,
    learn: (fields) => {
      const unknown = templates.checkAgainst(fields);
      return templates.isGood ? unknown : null;
    },
    probe: probes.length === 1 ? (probes[0] ?? none) : (cases) => probes.forEach((probe) => probe(cases)),
    onCases,
    isEnough: context.isEnough,
  });
  if (count === 0 && context.problems.count === before) {
    report({
      severity: 'error',
      line: 1,
      column: 1,
      message: 'The dataset has no cases.',
      remedy: 'Add at least one.',
    });
  }
  return count;
}

const none: ProbeCases = () => undefined;

/** Null where there is no such file or nobody knows how to read it; that was reported. */
function rowsOf(context: Context, spec: DatasetSpec, file: string, report: ReportFault): RowBatches | null {
  const format = datasetFormat(file, spec.format);
  if (format === null || !context.source.files.some(({ path }) => path === file)) return null;
  const bytes = hashing(context.source.stream(file), (sha256) => context.hashes.set(file, sha256));
  return readRows(bytes, format, report);
}

function faultReporter({ problems }: Context, file: string): ReportFault {
  return (fault) => problems.add({ file, ...fault });
}

async function readReadme(source: BundleSource, { parts }: ManifestReading): Promise<string | null> {
  const path = parts.readme ?? source.files.find((file) => /^readme\.md$/i.test(file.path))?.path;
  const file = source.files.find((one) => one.path === path);
  if (file === undefined || file.bytes > LIMITS.textBytes) return null;
  const bytes = await source.read(file.path, LIMITS.textBytes);
  return isUtf8(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : null;
}
