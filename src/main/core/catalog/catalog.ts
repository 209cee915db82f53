import type { CaseResult, CheckOutcome, Score } from '#shared/domain/case-result.ts';
import type { BundleFile, CaseRow, EnvironmentSummary } from '#shared/domain/environment.ts';
import type { DraftFile } from '#shared/domain/draft.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import type { Price, ProviderConfig } from '#shared/domain/model.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type {
  ResultDetail,
  ResultFilter,
  ResultRow,
  ResultSort,
  Review,
} from '#shared/domain/result-view.ts';
import type { RoleUse } from '#shared/domain/role.ts';
import type { RunSettings, RunStatus, RunSummary } from '#shared/domain/run.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';
import type { Verdict, VerdictCounts } from '#shared/domain/verdict.ts';

/** Everything the product remembers. Reads go to read-only connections, writes to the one writer thread; a write resolves when it is durable. */
export interface Catalog {
  environments: EnvironmentStore;
  cases: CaseStore;
  runs: RunStore;
  results: ResultStore;
  providers: ProviderStore;
  settings: SettingsStore;
  responses: ResponseCache;
  drafts: DraftStore;
  failureSets: FailureSetStore;
  training: TrainingStore;
  trash: TrashStore;
  /** Size of the database and its write-ahead log in bytes. */
  sizeBytes(): number;
  /** Brings the full-text index up to date at once; otherwise it follows in the pauses between writes. Searches are complete either way. */
  indexSearch(): Promise<void>;
  close(): Promise<void>;
}

/** One environment version as stored. */
export interface StoredEnvironment {
  digest: string;
  id: string;
  version: string;
  manifest: Manifest;
  readme: string | null;
  files: readonly BundleFile[];
  examples: readonly ShotExample[];
  caseCount: number;
  sizeBytes: number;
  builtIn: boolean;
  importedAt: string;
  /** When it was moved to the trash; its bundle may be gone then, its cases stay while runs refer to them. */
  deletedAt: string | null;
  problems: readonly Problem[];
  grants: readonly 'native-python'[];
  /** Path of the bundle's zip, kept by digest. */
  bundlePath: string;
}

export interface NewEnvironment {
  digest: string;
  manifest: Manifest;
  readme: string | null;
  files: readonly BundleFile[];
  examples: readonly ShotExample[];
  sizeBytes: number;
  builtIn: boolean;
  /** Warnings that came with it. */
  problems: readonly Problem[];
  /** The packed bundle, to be moved into the store of bundles. */
  zipPath: string;
  /** Cases written beforehand with `openStaging`. */
  stagedCasesPath: string;
}

export interface EnvironmentStore {
  /** One line an id, its newest version, in the order of titles. `best` is of that version, over completed runs of all its cases, baselines left out. */
  list(): Promise<EnvironmentSummary[]>;
  /** Of that version. */
  summary(digest: string): Promise<EnvironmentSummary | null>;
  /** By `ID` (newest version), `ID@VERSION`, id and version, or (a prefix of at least 8 characters of) the digest. */
  find(reference: string, version?: string | null): Promise<StoredEnvironment | null>;
  /** By its whole digest; also one that was deleted, as long as its runs are kept. */
  get(digest: string): Promise<StoredEnvironment | null>;
  /** Newest first. */
  versionsOf(id: string): Promise<{ version: string; digest: string }[]>;
  /** One transaction; the zip and the staged cases are used up, whatever the outcome. Does nothing (but take it out of the trash) for a digest that is here. Throws AppError `conflict` for the same id and version with another digest. */
  add(environment: NewEnvironment): Promise<void>;
  setGrant(digest: string, grant: 'native-python', granted: boolean): Promise<void>;
  /** To the trash. */
  delete(digest: string): Promise<void>;
}

export interface CaseStore {
  /** Row ids of a version in dataset order; with a search, those that match. */
  index(digest: string, search?: string): Promise<Uint32Array>;
  rows(ids: readonly number[]): Promise<CaseRow[]>;
  get(row: number): Promise<(TestCase & { environmentDigest: string }) | null>;
  /** In the order asked for. For worker threads, which read in chunks. */
  many(rows: readonly number[]): Promise<(TestCase & { row: number })[]>;
  /** Row, id and digest of every case of a version, in dataset order. */
  digests(environmentDigest: string): Promise<{ row: number; caseId: string; digest: string }[]>;
  rowsOfIds(digest: string, caseIds: readonly string[]): Promise<{ row: number; caseId: string }[]>;
  /** Mean of 1 / number of choices over the cases that have choices; null if none has. */
  chance(digest: string): Promise<number | null>;
}

/** The process that carries a run out. */
export interface RunOwner {
  pid: number;
  /** Start time of the process, to tell it from a later one with the same pid; ISO 8601 UTC. */
  processStartedAt: string;
}

export interface NewRun {
  id: string;
  environmentDigest: string;
  model: string;
  settings: RunSettings;
  /** Case rows in the order they will be attempted; each `repeats` times. */
  plannedCases: Uint32Array;
  owner: RunOwner;
  createdAt: string;
}

export interface RunRecord extends RunSummary {
  owner: RunOwner | null;
  cancelRequested: boolean;
  modelDigest: string | null;
}

export interface RunStore {
  create(run: NewRun): Promise<RunRecord>;
  /** By id, a unique prefix of it, or the run's number. */
  find(reference: string): Promise<RunRecord | null>;
  /** Newest first. */
  list(): Promise<RunRecord[]>;
  plannedCases(runId: string): Promise<Uint32Array>;
  /** Mean score over scored attempts; output tokens and time of the attempts that have both. */
  totals(
    runIds: readonly string[],
  ): Promise<Map<string, { meanScore: number | null; timedTokens: number | null; timeMs: number | null }>>;
  setStatus(runId: string, status: RunStatus, message?: string | null): Promise<void>;
  /** Makes this process the owner if the run has none or `expected` still owns it; false if somebody else was quicker. */
  claim(runId: string, owner: RunOwner, expected: RunOwner | null): Promise<boolean>;
  requestCancel(runId: string): Promise<void>;
  /** Which of these runs were asked to stop. Cheap enough to be asked every second. */
  cancelRequested(runIds: readonly string[]): Promise<string[]>;
  setModelDigest(runId: string, digest: string): Promise<void>;
  setNote(runId: string, note: string | null): Promise<void>;
  log(runId: string, level: 'info' | 'warning' | 'error', message: string): Promise<void>;
  logOf(runId: string): Promise<{ at: string; level: 'info' | 'warning' | 'error'; message: string }[]>;
  /** To the trash. */
  delete(runIds: readonly string[]): Promise<void>;
}

/** The numbers of all results of a run, one entry an attempt, for statistics without loading any text. */
export interface NarrowResult {
  id: number;
  caseRow: number;
  caseIndex: number;
  attempt: number;
  verdict: Verdict;
  score: number | null;
  latencyMs: number | null;
  firstTokenMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  /** Bit i is set for FLAGS[i]. */
  flags: number;
  pattern: string | null;
  failureBoundary: string | null;
  failureCause: string | null;
}

/** The same as columns of numbers, for comparing long runs. Entry i of every column is of one attempt. */
export interface RunColumns {
  ids: Uint32Array;
  caseRows: Uint32Array;
  caseIndexes: Uint32Array;
  attempts: Uint16Array;
  /** Places in VERDICTS. */
  verdicts: Uint8Array;
  /** NaN where there is none. */
  scores: Float64Array;
}

/** What rescoring needs of one stored attempt. */
export interface StoredResponse {
  id: number;
  caseRow: number;
  attempt: number;
  response: string;
  transcript: CaseResult['transcript'];
  flags: CaseResult['flags'];
  finishReason: CaseResult['finishReason'];
  /** What the judgements were made of. */
  answer: string | null;
  /** Outcomes of judged checks, without what the judges said. */
  judgements: readonly CheckOutcome[];
}

export interface RescoredResult {
  id: number;
  score: Score | null;
  verdict: Verdict;
  pattern: CaseResult['pattern'];
  failure: CaseResult['failure'];
  flags: CaseResult['flags'];
  /** What judges took; null when they were not asked, and then what they said before stays. */
  judges: readonly RoleUse[] | null;
  /** Sandboxes that ran code this time. */
  sandboxes: readonly string[];
}

/** A further number of the checks of a run: a sum of shares over its scored results. */
export interface MeasureSum {
  name: string;
  count: number;
  of: number;
}

/** A result that a person gave a verdict to. */
export interface ReviewedResult {
  id: number;
  verdict: Verdict;
  reviewed: 'pass' | 'fail';
  checks: readonly CheckOutcome[];
}

export interface ResultStore {
  /** Resolves with the row id when the result is durable. Batches what arrives within 50 ms into one transaction. A second result for the same case and attempt replaces an `error`, and is otherwise ignored. */
  save(runId: string, result: CaseResult): Promise<number>;
  /** Which attempts are done; for resuming. */
  finished(runId: string): Promise<{ caseRow: number; attempt: number; verdict: Verdict }[]>;
  narrow(runId: string): Promise<NarrowResult[]>;
  /** The results of a run in the order of cases and attempts. */
  columns(runId: string): Promise<RunColumns>;
  /** Their answers, in the same order. */
  answers(runId: string): Promise<(string | null)[]>;
  /** Tags of the cases of a run's results: tag → result ids. */
  tags(runId: string): Promise<Map<string, number[]>>;
  /** Mean score of each check by name. */
  checkMeans(runId: string): Promise<Record<string, number>>;
  /** What the models of other roles took, an entry for each role and model. */
  roleUse(runId: string): Promise<RoleUse[]>;
  /** By name. */
  measures(runId: string): Promise<MeasureSum[]>;
  /** Names of the sandboxes that ran code, in order. */
  sandboxes(runId: string): Promise<string[]>;
  /** Digests of the environment versions by whose rules the results were judged last. */
  judgedBy(runId: string): Promise<string[]>;
  /** In the order of cases. */
  reviewed(runId: string): Promise<ReviewedResult[]>;
  /** A person's verdict, comment and bookmark; with nothing in any of them the review is taken back. */
  review(id: number, review: Omit<Review, 'at'>): Promise<Review | null>;
  index(
    runId: string,
    filter: ResultFilter,
    sort: ResultSort,
  ): Promise<{ ids: Uint32Array; counts: VerdictCounts }>;
  rows(ids: readonly number[]): Promise<ResultRow[]>;
  get(id: number): Promise<ResultDetail | null>;
  /** Stored responses that can be scored, in chunks of at most `size`. */
  responses(runId: string, size: number): AsyncIterable<StoredResponse[]>;
  /** How many they are. */
  responseCount(runId: string): Promise<number>;
  /** Keeps the earlier judgements in the score history. One transaction a call. */
  rescore(runId: string, environmentDigest: string, results: readonly RescoredResult[]): Promise<void>;
}

export interface ProviderStore {
  list(): Promise<ProviderConfig[]>;
  save(config: ProviderConfig): Promise<void>;
  remove(name: string): Promise<void>;
  prices(): Promise<Price[]>;
  setPrice(model: string, price: { inputUsd: number; outputUsd: number } | null): Promise<void>;
}

export interface SettingsStore {
  get(): Promise<Settings>;
  set(change: Partial<Settings>): Promise<Settings>;
}

/** Earlier answers by a key of everything that can change the response. */
export interface ResponseCache {
  get(key: string): Promise<string | null>;
  set(key: string, replyJson: string): Promise<void>;
}

/** A file of the bundle that a draft came from. */
export interface DraftBaseFile extends BundleFile {
  /** Whether it can be edited as text. */
  isText: boolean;
}

/** What a draft came from. */
export interface DraftBase {
  /** Content digest; names the zip that is kept for it. */
  digest: string;
  /** The version of the catalog that it is, also when that was deleted; null for a template or an uploaded bundle. */
  environment: { id: string; version: string } | null;
  files: readonly DraftBaseFile[];
}

/** What the manifest of a draft says of itself; null where it cannot be read. */
export interface DraftFacts {
  environmentId: string | null;
  title: string | null;
  version: string | null;
}

export interface NewDraft {
  id: string;
  base: DraftBase;
  /** The zip of the base, to be moved into the store of bundles; null where it is there already. */
  zipPath: string | null;
  facts: DraftFacts;
}

export interface DraftRecord extends DraftFacts {
  id: string;
  base: Pick<DraftBase, 'digest' | 'environment'>;
  createdAt: string;
  updatedAt: string;
}

export interface StoredDraft extends DraftRecord {
  /** Counts the writes. */
  revision: number;
  /** In the order of their paths. */
  files: readonly DraftFile[];
}

/** Environments under construction: the files of a base, and what was changed of them. Paths are not checked here. */
export interface DraftStore {
  /** The one written last first. */
  list(): Promise<DraftRecord[]>;
  get(id: string): Promise<StoredDraft | null>;
  /** The zip is used up, whatever the outcome. Throws AppError `not-found` when the zip of the base is gone. */
  create(draft: NewDraft): Promise<void>;
  /** Makes the file if there is none. New facts come with the manifest; null leaves them. The writes throw AppError `not-found` for a draft or file that is not there. */
  writeFile(id: string, path: string, text: string, facts: DraftFacts | null): Promise<void>;
  /** Throws AppError `conflict` where there is a file already. */
  renameFile(id: string, path: string, to: string, facts: DraftFacts | null): Promise<void>;
  deleteFile(id: string, path: string, facts: DraftFacts | null): Promise<void>;
  /** Makes another bundle the base and forgets the changes, unless something was written since `revision`: then nothing happens, and false is returned. */
  rebase(id: string, revision: number, base: DraftBase, facts: DraftFacts): Promise<boolean>;
  /** To the trash. */
  delete(id: string): Promise<void>;
}

export interface NewFailureSet {
  id: string;
  name: string;
  run: RunRecord;
  /** Of the run's environment version, in order. */
  caseRows: Uint32Array;
  /** In words. */
  chosenBy: string;
}

/** Cases chosen from runs. A set keeps its cases, whatever becomes of the run and the environment. */
export interface FailureSetStore {
  /** Newest first. */
  list(): Promise<FailureSet[]>;
  get(id: string): Promise<FailureSet | null>;
  /** Rows of its cases, in order. */
  cases(id: string): Promise<Uint32Array>;
  create(set: NewFailureSet): Promise<void>;
  /** The writes throw AppError `not-found` for a set that is not there. */
  rename(id: string, name: string): Promise<void>;
  /** To the trash. */
  delete(id: string): Promise<void>;
}

/** Planned cases of a run that had been exported to train a model on before the run was created. */
export interface SeenInTraining {
  cases: number;
  of: number;
  /** Of the latest such export. */
  exportedAt: string;
}

/** Which cases were exported to train a model on. They are known by digest, in whatever version they come again. */
export interface TrainingStore {
  mark(made: { runId: string; format: string; caseRows: Uint32Array }): Promise<void>;
  /** Null where there are none. */
  seenBefore(runId: string): Promise<SeenInTraining | null>;
}

export interface TrashStore {
  list(): Promise<
    {
      id: string;
      kind: 'environment' | 'run' | 'draft' | 'failure-set';
      title: string;
      deletedAt: string;
    }[]
  >;
  restore(ids: readonly string[]): Promise<void>;
  /** Removes for good; with a date, only what was deleted before it. */
  empty(before?: string): Promise<number>;
}
