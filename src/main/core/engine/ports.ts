import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';
import type { FinishReason, ToolCall, TranscriptEntry, Usage } from '#shared/domain/transcript.ts';

/** One message of a request. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  toolCalls?: readonly ToolCall[];
  toolCallId?: string;
}

/** What a model is asked. `completion` is one raw prompt without a chat template. */
export type ModelRequest =
  | { mode: 'chat'; messages: readonly ChatMessage[]; sampling: Sampling }
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
  /** Calls the candidate model, appends the reply to the transcript and enforces the limits. */
  ask(request: ModelRequest): Promise<ModelReply>;
  /** Appends to the transcript without calling a model. */
  record(entry: TranscriptEntry): void;
  examples: readonly ShotExample[];
  sampling: Sampling;
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
  transcript: readonly TranscriptEntry[];
}

/** Judges one answer with a score in [0, 1] and a reason. What it throws is blamed on the scorer. */
export interface Check {
  score(
    answer: Answer,
    testCase: TestCase,
  ): Promise<Pick<CheckOutcome, 'score' | 'reason'>> | Pick<CheckOutcome, 'score' | 'reason'>;
}

/** Runs untrusted code. Implementations come with the environments that need them. @public */
export interface Sandbox {
  run(
    program: string,
    options: { stdin?: string; timeoutMs: number; memoryBytes: number },
  ): Promise<SandboxOutcome>;
  close(): Promise<void>;
}

export interface SandboxOutcome {
  stdout: string;
  stderr: string;
  /** Null when the program ended by itself. */
  stoppedBy: 'time' | 'memory' | 'output' | null;
  error: string | null;
}
