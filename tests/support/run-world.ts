import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

import { onTestFinished } from 'vitest';
import type * as z from 'zod';

import { createEventBus, type EventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import { newStagingPath } from '#core/catalog/catalog-paths.ts';
import { openCatalog } from '#core/catalog/open-catalog.ts';
import { openStaging } from '#core/catalog/stage-cases.ts';
import type { ModelAccess, PreparedModel } from '#core/runs/prepare/model-access.ts';
import type { RunServiceDeps } from '#core/runs/run-context.ts';
import { createRunService, type RunService } from '#core/runs/run-service.ts';
import { startRuns } from '#core/runs/start-runs.ts';
import { openLiveSettings } from '#core/settings/live-settings.ts';
import type { EventPayload } from '#shared/contract.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';
import { splitModelName } from '#shared/domain/model.ts';
import { RunRequest, type RunStatus, type RunSummary } from '#shared/domain/run.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';

import { temporaryFolder } from './temporary-folder.ts';

type Progress = EventPayload<'run.progress'>;

/** Runs over a real catalog with real worker threads, without the rest of the core. */
export interface RunWorld {
  dataDirectory: string;
  catalog: Catalog;
  bus: EventBus;
  service: RunService;
  start(request: RunRequestInput): Promise<RunSummary>;
  startAll(request: RunRequestInput): Promise<RunSummary[]>;
  /** Resolves when an event of the run is as wished, or was before. */
  until(runId: string, isWished: (progress: Progress) => boolean): Promise<Progress>;
  /** Resolves when the run has ended; gives its summary. */
  ended(runId: string): Promise<RunSummary>;
  verdicts(runId: string): Promise<Map<string, string>>;
}

export type RunRequestInput = z.input<typeof RunRequest>;

const OVER: readonly RunStatus[] = ['completed', 'cancelled', 'failed', 'interrupted'];

export interface RunWorldOptions extends Partial<Pick<RunServiceDeps, 'workerEntry' | 'threads'>> {
  dataDirectory?: string;
  /** Where the provider `served` is. */
  baseUrl?: string;
  /** Where further OpenAI-compatible providers are, by name. */
  addresses?: Readonly<Record<string, string>>;
  endpoint?: Partial<PreparedModel['endpoint']>;
  kind?: 'openai' | 'ollama';
  /** Digest that the provider tells before a run. */
  digest?: string;
  files?: Record<string, string>;
}

export async function openRunWorld(options: RunWorldOptions = {}): Promise<RunWorld> {
  const dataDirectory = options.dataDirectory ?? temporaryFolder();
  const catalog = await openCatalog({ dataDirectory });
  const bus = createEventBus();
  const settings = await openLiveSettings(catalog.settings, bus);
  const service = createRunService({
    catalog,
    settings,
    bus,
    dataDirectory,
    models: testModels(options),
    readBundleText: (_environment, path) => Promise.resolve(options.files?.[path] ?? null),
    now: () => new Date(),
    ...(options.workerEntry === undefined ? {} : { workerEntry: options.workerEntry }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  });
  onTestFinished(async () => {
    settings.close();
    await service.close();
    await catalog.close();
  });
  return { dataDirectory, catalog, bus, service, ...watch(bus, service), ...requests(service) };
}

function requests(service: RunService) {
  const startAll = (request: RunRequestInput) => startRuns(service.context, RunRequest.parse(request));
  return {
    startAll,
    async start(request: RunRequestInput) {
      const [run] = await startAll(request);
      if (run === undefined) throw new Error('No run was started.');
      return run;
    },
    async verdicts(runId: string) {
      const { catalog } = service.context;
      const narrow = await catalog.results.narrow(runId);
      const rows = await catalog.results.rows(narrow.map(({ id }) => id));
      return new Map(rows.map((row) => [`${row.caseId}#${row.attempt}`, row.verdict]));
    },
  };
}

function watch(bus: EventBus, service: RunService) {
  const seen = new Map<string, Progress[]>();
  const waiting = new Set<() => void>();
  bus.listen((name, payload) => {
    if (name !== 'run.progress') return;
    const progress = payload as Progress;
    seen.set(progress.runId, [...(seen.get(progress.runId) ?? []), progress]);
    for (const look of waiting) look();
  });
  const until = (runId: string, isWished: (progress: Progress) => boolean) =>
    new Promise<Progress>((resolve) => {
      const look = () => {
        const found = seen.get(runId)?.find(isWished);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    until: (runId: string, isWished: (progress: Progress) => boolean) => {
      return until(runId, isWished);
    },
    async ended(runId: string) {
      await until(runId, ({ status }) => OVER.includes(status));
      seen.delete(runId);
      return service.get(runId);
    },
  };
}

/** Baselines, replays, and one provider `served` at an address. */
function testModels(options: RunWorldOptions): ModelAccess {
  return {
    prepare(name) {
      const { provider, model } = splitModelName(name);
      const kind = provider === 'baseline' || provider === 'replay' ? provider : (options.kind ?? 'openai');
      const isServed = provider === 'served';
      const baseUrl = isServed ? (options.baseUrl ?? null) : (options.addresses?.[provider] ?? null);
      return Promise.resolve({
        spec: {
          kind,
          name: provider,
          model,
          baseUrl,
          key: null,
          keyVariable: null,
        },
        endpoint: {
          key: baseUrl === null ? name : `served ${baseUrl}`,
          concurrency: isServed ? 4 : 16,
          requestsPerMinute: null,
          oneModelAtATime: kind === 'ollama',
          ...options.endpoint,
        },
        isConcurrencyDefault: options.endpoint?.concurrency === undefined,
        identity: name,
        digest: options.digest ?? null,
      });
    },
    problems: () => Promise.resolve([]),
  };
}

export interface TestEnvironment {
  manifest?: Record<string, unknown>;
  cases: (Partial<TestCase> & { id: string })[];
  examples?: ShotExample[];
}

/** Adds an environment to the catalog, as an import would; returns its digest. */
export async function addEnvironment(world: RunWorld, environment: TestEnvironment): Promise<string> {
  const manifest = Manifest.parse({
    schema: 'benchgen/1',
    id: 'sums',
    version: '1.0.0',
    title: 'Sums',
    dataset: { file: 'cases.jsonl', input: 'question', expected: 'answer' },
    harness: { kind: 'single-turn' },
    scoring: { checks: [{ kind: 'exact' }] },
    ...environment.manifest,
  });
  const digest = sha256(JSON.stringify([manifest, environment.cases]));
  const stagedCasesPath = newStagingPath(world.dataDirectory, 'sqlite');
  const staging = openStaging(stagedCasesPath);
  staging.add(environment.cases.map(completed));
  staging.close();
  const zipPath = newStagingPath(world.dataDirectory, 'zip');
  writeFileSync(zipPath, 'a bundle');
  await world.catalog.environments.add({
    digest,
    manifest,
    readme: null,
    files: [],
    examples: environment.examples ?? [],
    sizeBytes: 8,
    builtIn: false,
    problems: [],
    zipPath,
    stagedCasesPath,
  });
  return digest;
}

function completed(testCase: Partial<TestCase> & { id: string }, index: number): TestCase {
  const { input = `question ${index}`, expected = `answer ${index}`, choices = null } = testCase;
  return {
    index,
    input,
    expected,
    choices,
    solution: null,
    tags: [],
    fields: { question: input },
    digest: sha256(JSON.stringify([input, expected, choices])),
    ...testCase,
  };
}

/** Plain cases with the ids `case-0` … */
export function plainCases(count: number): { id: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: `case-${index}` }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
