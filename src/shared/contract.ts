import * as z from 'zod';

import {
  call,
  done,
  environmentRef,
  fileHandle,
  idList,
  localCall,
  nothing,
  runId,
} from './contract/call.ts';
import { draftCalls } from './contract/draft-calls.ts';
import { Calibration } from './domain/calibration.ts';
import { Score } from './domain/case-result.ts';
import {
  Comparison,
  ComparisonExportFormat,
  ComparisonFilter,
  ComparisonRequest,
  ComparisonRow,
  ScorePair,
} from './domain/comparison.ts';
import { CaseRow, EnvironmentDetail, EnvironmentSummary, ImportPreview } from './domain/environment.ts';
import { ExportPreview, ExportRequest } from './domain/export.ts';
import { FailureSet } from './domain/failure-set.ts';
import { Leaderboard } from './domain/leaderboard.ts';
import { ModelInfo, ModelName, Price, ProviderConfig, ProviderState } from './domain/model.ts';
import { Problem } from './domain/problem.ts';
import { Report, ReportBreakdown } from './domain/report.ts';
import { ResultDetail, ResultFilter, ResultRow, ResultSort, Review } from './domain/result-view.ts';
import { RunRequest, RunSettings, RunStatus, RunSummary } from './domain/run.ts';
import { Settings, SettingsPatch } from './domain/settings.ts';
import { StressReport } from './domain/stress.ts';
import { SuspectKey } from './domain/suspect-key.ts';
import { TestCase } from './domain/test-case.ts';
import { VerdictCounts } from './domain/verdict.ts';
import { WorkbenchOutcome, WorkbenchRequest } from './domain/workbench.ts';

/** Every request a door can make. The core answers it; the doors only carry it. */
export const calls = {
  // Files: how bytes enter and leave. The browser shell uploads and downloads by handle instead of by path.
  'files.open': localCall(z.object({ path: z.string() }), fileHandle),
  'files.save': localCall(
    z.object({ handle: z.string(), path: z.string() }),
    z.object({ path: z.string(), bytes: z.int() }),
  ),
  'files.pack': localCall(z.object({ folder: z.string() }), fileHandle),
  'files.discard': call(z.object({ handle: z.string() }), done),

  'import.preview': call(z.object({ handle: z.string() }), ImportPreview),
  /** `asVersion` is needed when the preview's outcome is `conflict`. */
  'import.commit': call(
    z.object({ handle: z.string(), asVersion: z.string().nullable().default(null) }),
    z.object({ id: z.string(), version: z.string(), digest: z.string(), alreadyInstalled: z.boolean() }),
  ),

  'environments.list': call(nothing, z.array(EnvironmentSummary)),
  'environments.get': call(environmentRef, EnvironmentDetail),
  'environments.validate': call(environmentRef, z.array(Problem)),
  /** Without judges, judged checks are judged by `baseline:overlap`, which only compares words with the reference. */
  'environments.stress': call(
    environmentRef.extend({ judges: z.array(ModelName).default([]) }),
    StressReport,
  ),
  /** Text of a file of the bundle; null if it is not text or larger than 1 MB. */
  'environments.file': call(
    z.object({ digest: z.string(), path: z.string() }),
    z.object({ text: z.string().nullable(), bytes: z.int() }),
  ),
  'environments.pack': call(environmentRef, fileHandle),
  'environments.delete': call(environmentRef, done),
  'environments.restoreBuiltIn': call(nothing, z.object({ added: z.int() })),
  'environments.grant': call(
    z.object({
      environment: z.string(),
      version: z.string().nullable().default(null),
      grant: z.enum(['native-python']),
      granted: z.boolean(),
    }),
    z.object({ digest: z.string() }),
  ),

  ...draftCalls,

  'workbench.preview': call(WorkbenchRequest, WorkbenchOutcome),
  /** Saves the rules as a new version of the environment and judges the runs by it. */
  'workbench.apply': call(
    WorkbenchRequest.pick({ runIds: true, scoring: true, withJudges: true, base: true }).extend({
      version: z.string(),
    }),
    /** `rescored`: results of these runs that stand judged by it. */
    z.object({ id: z.string(), version: z.string(), digest: z.string(), rescored: z.int() }),
  ),

  'environments.suspectKeys': call(environmentRef, z.array(SuspectKey)),

  'leaderboard.get': call(nothing, Leaderboard),

  'failureSets.list': call(nothing, z.array(FailureSet)),
  /** Case rows of the version that it was chosen from, for `cases.rows`. */
  'failureSets.cases': call(z.object({ id: z.string(), search: z.string().max(500).default('') }), idList),
  'failureSets.create': call(
    z.object({
      runId: z.string(),
      name: z.string().min(1).max(120),
      what: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('failures') }),
        z.object({ kind: z.literal('filter'), filter: ResultFilter }),
        z.object({ kind: z.literal('results'), ids: z.array(z.int()).min(1) }),
      ]),
    }),
    FailureSet,
  ),
  'failureSets.rename': call(z.object({ id: z.string(), name: z.string().min(1).max(120) }), FailureSet),
  /** To the trash. */
  'failureSets.delete': call(z.object({ id: z.string() }), done),

  'cases.index': call(z.object({ digest: z.string(), search: z.string().max(500).default('') }), idList),
  'cases.rows': call(z.object({ ids: z.array(z.int()).max(500) }), z.array(CaseRow)),
  'cases.get': call(z.object({ id: z.int() }), TestCase),
  /** The messages the model would be sent for this case. */
  'cases.prompt': call(
    z.object({ id: z.int() }),
    z.array(z.object({ role: z.enum(['system', 'user', 'assistant', 'prompt']), content: z.string() })),
  ),

  'scoring.try': call(z.object({ caseRow: z.int(), response: z.string().max(1_000_000) }), Score),

  'runs.start': call(RunRequest, z.array(RunSummary)),
  /** One case, run and scored in place; nothing is stored. */
  'runs.try': call(RunRequest, z.array(z.object({ model: ModelName, result: ResultDetail }))),
  'runs.estimate': call(
    RunRequest,
    z.object({
      requests: z.int(),
      seconds: z.number().nullable(),
      costUsd: z.number().nullable(),
      problems: z.array(
        z.object({
          field: z.enum(['environment', 'models', 'selection', 'settings', 'judges', 'user']),
          model: z.string().nullable(),
          blocking: z.boolean(),
          message: z.string(),
        }),
      ),
    }),
  ),
  /** Several environments with several models: a run for each pair, ordered so that each local model is loaded once. Nothing is started unless all can be. */
  'runs.startMatrix': call(
    z.object({
      environments: z
        .array(z.object({ id: z.string(), version: z.string().nullable().default(null) }))
        .min(1)
        .max(50),
      models: z.array(ModelName).min(1).max(50),
      settings: RunSettings.default(RunSettings.parse({})),
    }),
    z.array(RunSummary),
  ),
  'runs.list': call(nothing, z.array(RunSummary)),
  'runs.get': call(runId, RunSummary),
  'runs.report': call(runId, Report),
  'runs.breakdown': call(runId, ReportBreakdown),
  'runs.pause': call(runId, done),
  /** Goes on with a paused or interrupted run; with retryErrors, cases with errors are attempted again. */
  'runs.resume': call(z.object({ runId: z.string(), retryErrors: z.boolean().default(false) }), RunSummary),
  'runs.cancel': call(runId, done),
  /** Without judges no model is called, and judged checks keep the judgements they have. */
  'runs.rescore': call(
    z.object({
      runId: z.string(),
      version: z.string().nullable().default(null),
      judges: z.array(ModelName).max(9).default([]),
    }),
    Report,
  ),
  'runs.note': call(z.object({ runId: z.string(), note: z.string().max(2_000).nullable() }), done),
  'runs.delete': call(z.object({ runIds: z.array(z.string()).min(1) }), done),
  'runs.log': call(
    runId,
    z.array(z.object({ at: z.string(), level: z.enum(['info', 'warning', 'error']), message: z.string() })),
  ),

  'results.index': call(
    z.object({
      runId: z.string(),
      filter: ResultFilter.default({}),
      sort: ResultSort.default({ by: 'index', descending: false }),
    }),
    z.object({
      ids: idList,
      /** Counts under the other filters, the verdict filter left out. */
      counts: VerdictCounts,
    }),
  ),
  'results.rows': call(z.object({ ids: z.array(z.int()).max(500) }), z.array(ResultRow)),
  'results.get': call(z.object({ id: z.int() }), ResultDetail),
  /** A person's verdict, comment and bookmark; with nothing in any of them the review is taken back. */
  'results.review': call(
    Review.omit({ at: true }).extend({ id: z.int() }),
    z.object({ review: Review.nullable() }),
  ),
  /** How far judges agree with the verdicts a person entered. */
  'runs.calibration': call(runId, Calibration),

  /** Runs aligned case by case against a baseline. */
  'comparisons.get': call(ComparisonRequest, Comparison),
  'comparisons.index': call(
    ComparisonRequest.extend({
      show: ComparisonFilter.default('all'),
      /** The run that is looked at beside the baseline; null: any. */
      against: z.string().nullable().default(null),
      search: z.string().max(500).default(''),
    }),
    z.object({ ids: idList, counts: z.record(ComparisonFilter, z.int().min(0)) }),
  ),
  'comparisons.rows': call(
    ComparisonRequest.extend({ ids: z.array(z.int()).max(500) }),
    z.array(ComparisonRow),
  ),
  'comparisons.scores': call(z.object({ baseline: z.string(), runId: z.string() }), z.array(ScorePair)),
  'comparisons.export': call(
    ComparisonRequest.extend({
      show: ComparisonFilter.default('changed'),
      against: z.string().nullable().default(null),
      format: ComparisonExportFormat,
    }),
    fileHandle,
  ),

  /** One HTML file of a run or a comparison that needs nothing else and reads well printed. */
  'reports.html': call(
    z.union([z.object({ runId: z.string() }), z.object({ comparison: ComparisonRequest })]),
    fileHandle,
  ),

  'exports.preview': call(ExportRequest, ExportPreview),
  'exports.create': call(ExportRequest, fileHandle),

  'providers.list': call(nothing, z.array(ProviderState)),
  'providers.save': call(ProviderConfig.omit({ builtIn: true }), done),
  'providers.remove': call(z.object({ name: z.string() }), done),
  /** Keeps the key in the secret store of this door; null forgets it. */
  'providers.setKey': call(z.object({ name: z.string(), key: z.string().min(1).nullable() }), done),
  'models.list': call(nothing, z.array(ModelInfo)),
  'models.test': call(
    z.object({ model: ModelName }),
    z.object({
      ok: z.boolean(),
      reply: z.string(),
      message: z.string().nullable(),
      firstTokenMs: z.number().nullable(),
      tokensPerSecond: z.number().nullable(),
    }),
  ),
  'models.pull': call(z.object({ provider: z.string(), model: z.string() }), done),
  'models.cancelPull': call(z.object({ provider: z.string(), model: z.string() }), done),
  'prices.list': call(nothing, z.array(Price)),
  /** Null removes the price. */
  'prices.set': call(z.object({ model: ModelName, price: Price.omit({ model: true }).nullable() }), done),

  'settings.get': call(nothing, Settings),
  'settings.set': call(SettingsPatch, Settings),

  'trash.list': call(
    nothing,
    z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['environment', 'run', 'draft', 'failure-set']),
        title: z.string(),
        deletedAt: z.string(),
      }),
    ),
  ),
  'trash.restore': call(z.object({ ids: z.array(z.string()).min(1) }), done),
  'trash.empty': call(nothing, z.object({ removed: z.int() })),

  'app.info': call(
    nothing,
    z.object({
      version: z.string(),
      door: z.enum(['desktop', 'browser', 'command-line']),
      dataDirectory: z.string(),
      databaseBytes: z.int(),
      platform: z.string(),
      secretStore: z.string(),
    }),
  ),
  'docs.list': call(nothing, z.array(z.object({ name: z.string(), title: z.string() }))),
  'docs.get': call(
    z.object({ name: z.string() }),
    z.object({ name: z.string(), title: z.string(), markdown: z.string() }),
  ),
};

/** Every message the core pushes without being asked. They say what happened, never what to do. */
export const events = {
  /** At most ten a second for each run; the last one of a run carries its final status. */
  'run.progress': z.object({
    runId: z.string(),
    status: RunStatus,
    counts: VerdictCounts,
    inFlight: z.int(),
    /** Cases being attempted now, oldest first, at most 20. */
    current: z.array(z.string()),
    /** Whole results so far, errors included. */
    finished: z.int(),
    elapsedMs: z.number(),
    /** Null until it can be told. */
    remainingMs: z.number().nullable(),
    /** Such as "waiting: rate limit, 23 s". */
    waiting: z.string().nullable(),
  }),
  /** Environments, runs or trash changed; lists should be read again. */
  'catalog.changed': z.object({ what: z.enum(['environments', 'runs', 'trash', 'drafts', 'failure-sets']) }),
  'providers.changed': z.object({}),
  'settings.changed': Settings,
  /** Desktop only: an item of the menu was chosen; the id of a command of the interface. */
  'menu.command': z.string(),
  /** Desktop only: bundles were chosen in a native dialog or named by a second start; `files.open` takes the paths. */
  'bundles.opened': z.object({ paths: z.array(z.string()).min(1) }),
  'model.pull': z.object({
    provider: z.string(),
    model: z.string(),
    status: z.string(),
    completedBytes: z.number().nullable(),
    totalBytes: z.number().nullable(),
    state: z.enum(['running', 'done', 'cancelled', 'failed']),
    message: z.string().nullable(),
  }),
};

type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a door sends: defaults may be left out. */
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type Input<N extends CallName> = z.output<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;
export type Handlers = { [N in CallName]: (input: Input<N>) => Promise<Output<N>> };

type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;
