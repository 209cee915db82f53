import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { SandboxRun } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';
import type { FinishReason, ToolCall, TranscriptEntry, Usage } from '#shared/domain/transcript.ts';

/** One message of a request. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  toolCalls?: readonly ToolCall[];
  toolCallId?: string;
  /** Reasoning that went before its calls, for servers that want it back. */
  thinking?: string;
}

/** A tool as the model is told of it. */
export interface ToolDeclaration {
  name: string;
  description: string;
  /** JSON Schema of an object. */
  parameters: Readonly<Record<string, unknown>>;
}

/** What a model is asked. `completion` is one raw prompt without a chat template. */
export type ModelRequest =
  | {
      mode: 'chat';
      messages: readonly ChatMessage[];
      sampling: Sampling;
      tools?: readonly ToolDeclaration[];
      /** Default true. */
      parallelToolCalls?: boolean;
      /** JSON Schema that the reply must fit, where the server can be told so. */
      replySchema?: Readonly<Record<string, unknown>>;
    }
  | { mode: 'completion'; prompt: string; sampling: Sampling };

/** What a model answered. Times in milliseconds from the sending of the request. */
export interface ModelReply {
  text: string;
  /** Reasoning that the server keeps apart from the answer. */
  thinking?: string;
  toolCalls?: readonly ToolCall[];
  finishReason: FinishReason;
  usage: Usage;
  firstTokenMs: number | null;
  durationMs: number;
  /** Digest of the weights, where the server tells. */
  modelDigest: string | null;
  /** The server cut the prompt to fit its context window. */
  promptTruncated: boolean;
  /** Came from the response cache. */
  cached: boolean;
  /** Parameters of the request that the server does not take and that were left out of it; absent when there are none. */
  droppedParameters?: readonly string[];
}

/** What surrounds one request. `testCase` and `attempt` are for baselines and replays; real models never see them. */
export interface CallContext {
  testCase: TestCase;
  /** From 1. */
  attempt: number;
  signal: AbortSignal;
  /** Text of the answer as it streams in. */
  onText?: (delta: string) => void;
  /** Set when the model is asked as a judge. */
  judging?: Judging;
}

/** One model of a provider, ready to answer. */
export interface Model {
  /** One attempt, without retries. Throws ModelError; throws the signal's reason when aborted. */
  complete(request: ModelRequest, context: CallContext): Promise<ModelReply>;
  close?(): Promise<void>;
}

/** A model call that failed. Only `retryable` ones are worth another try. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly retryable: boolean;
  /** HTTP status, if there was an answer. */
  readonly status: number | null;
  /** How long the server asked to wait, from `Retry-After`. */
  readonly retryAfterMs: number | null;
  /** Short and equal for the same kind of trouble, such as `HTTP 500`, `connection refused`, `stream cut`. */
  readonly causeKey: string;

  constructor(
    message: string,
    options: ErrorOptions & {
      retryable: boolean;
      causeKey: string;
      status?: number | null;
      retryAfterMs?: number | null;
    },
  ) {
    super(message, options);
    this.retryable = options.retryable;
    this.causeKey = options.causeKey;
    this.status = options.status ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** What a harness may use: the model of each role with retries, limits and the transcript already wrapped around it. */
export interface HarnessTools {
  /** Calls the candidate model, appends the reply to the transcript and enforces the limits. `read` takes the reply apart before it is kept, such as calls that are written as text. */
  ask(request: ModelRequest, read?: (reply: ModelReply) => ModelReply): Promise<ModelReply>;
  /** Calls the model that plays the user and appends its reply to the user's transcript. Throws where the run has none. */
  askUser(request: ModelRequest): Promise<ModelReply>;
  /** Appends to the transcript without calling a model. */
  record(entry: TranscriptEntry): void;
  /** What untrusted code may be run in. What it ran in is noted in the result. */
  sandboxes: Sandboxes;
  examples: readonly ShotExample[];
  sampling: Sampling;
  /** Most replies of the model in this attempt; asking for more throws. */
  turnLimit: number;
  /** Most calls of tools in this attempt. */
  toolCallLimit: number;
  signal: AbortSignal;
}

/** Turns a case and a model into a response; the transcript is kept by the tools. */
export interface Harness {
  run(testCase: TestCase, tools: HarnessTools): Promise<{ response: string }>;
}

/** What a check sees of an attempt. */
export interface Answer {
  /** After extraction. */
  text: string;
  /** Before extraction, thinking left out. */
  response: string;
  /** Of the candidate, tool calls, their results and the final state included. */
  transcript: readonly TranscriptEntry[];
}

/** What a check may use while it judges one answer. */
export interface ScoringTools {
  signal: AbortSignal;
  sandboxes: Sandboxes;
  /** The judges of the run, each with retries and limits around it; empty where none was chosen. */
  judges: readonly JudgeModel[];
  /** Judging again without judges: outcomes of judged checks that stand as they are. */
  judgements?: readonly CheckOutcome[];
}

/** A judge of the run. */
export interface JudgeModel {
  name: string;
  /** Throws ModelError when the judge cannot be asked; that is blamed on the scorer. */
  ask(request: ModelRequest, judging: Judging): Promise<{ reply: ModelReply; costUsd: number | null }>;
}

/** What a judge is asked about; for baselines that judge by rule. Real models never see it. */
export interface Judging {
  answer: string;
  reference: string | null;
  /** The other answer of a pair. */
  other: string | null;
  isSwapped: boolean;
  criteria: readonly string[];
  scale: 'pass-fail' | { from: number; to: number };
}

/** What a check says of an answer. */
export type Outcome = Pick<CheckOutcome, 'score' | 'reason' | 'details' | 'measures'>;

/** Judges one answer with a score in [0, 1] and a reason. What it throws is blamed on the scorer. */
export interface Check {
  score(answer: Answer, testCase: TestCase, tools: ScoringTools): Promise<Outcome> | Outcome;
}

/** One execution of untrusted code, in an interpreter of its own that nothing outlives. */
export interface CodeRequest {
  /** Text of the program. */
  source: string;
  /** Then a function of it is called with these values; what it returns, as JSON, is the outcome's `valueJson`. In JavaScript it may be async. */
  call?: { function: string; arguments: readonly Json[] };
  /** Texts that the program may read, by relative path, in its own in-memory file system. Python only; modules among them can be imported. */
  files?: Readonly<Record<string, string>>;
  stdin?: string;
  timeoutMs: number;
  memoryBytes: number;
  /** Most characters of standard output and of error output. Default 64,000. */
  outputLimit?: number;
}

export interface CodeOutcome extends SandboxRun {
  /** What the called function returned, as JSON text as the interpreter wrote it; null without a call or when it did not end well. */
  valueJson: string | null;
  /** JavaScript: messages of console.assert that failed. */
  failedAssertions: readonly string[];
}

/** Runs untrusted code of one language. A program that fails, hangs or explodes is an outcome; only a sandbox that cannot do its work throws. */
export interface CodeSandbox {
  run(request: CodeRequest, signal: AbortSignal): Promise<CodeOutcome>;
}

/** Tables written out instead of an SQL script: name → columns and rows. */
export type SqlTables = Readonly<
  Record<string, { columns: readonly string[]; rows: readonly (readonly Json[])[] }>
>;

export interface SqlRows {
  columns: readonly string[];
  /** Integers beyond 2^53 as text; blobs as {"blob": hex}. */
  rows: readonly (readonly Json[])[];
  /** Rows that the statement changed. */
  changes: number;
}

/** What went wrong with a statement, for the one who wrote it; `end` as of a sandbox. */
export class SqlFault extends Error {
  override readonly name = 'SqlFault';
  readonly end: 'error' | 'refused' | 'time' | 'memory' | 'rows' | 'unchanged';

  constructor(message: string, end: SqlFault['end']) {
    super(message);
    this.end = end;
  }
}

export interface SqlLimits {
  timeoutMs: number;
  /** Most rows of a result. */
  maxRows: number;
}

/** A SQLite database in memory. */
export interface SqlDatabase {
  /** Runs statements in one transaction and gives the rows of the last one that has any. All is taken back when one fails, or when one that must change something and can does not (`unchanged`). Throws SqlFault. */
  run(
    statements: readonly { sql: string; parameters?: Readonly<Record<string, Json>>; mustChange?: boolean }[],
    limits: SqlLimits,
  ): Promise<SqlRows>;
  /** All tables with their rows in a fixed order, for comparing. Throws SqlFault. */
  contents(limits: SqlLimits): Promise<SqlTables>;
  close(): Promise<void>;
}

export interface SqlSandbox {
  /** A new database from scripts and tables, in order. Throws SqlFault. */
  open(parts: readonly (string | SqlTables)[], limits: SqlLimits, signal: AbortSignal): Promise<SqlDatabase>;
}

/** Where untrusted code runs. */
export interface Sandboxes {
  python: CodeSandbox;
  javascript: CodeSandbox;
  sql: SqlSandbox;
}
