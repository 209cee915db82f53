import { parseExactJson } from '#shared/domain/exact-json.ts';

import {
  type Dialect,
  type ScriptedRequest,
  type ScriptedResponse,
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from './scripted-server.ts';
import type { ScriptedTurn, SentMessage } from './scripted-turn.ts';
import { approximateTokens, inPieces } from './server-text.ts';

interface OllamaServerModel {
  readonly name: string;
  readonly digest?: string;
  readonly contextTokens?: number;
  readonly loaded?: boolean;
}

/** A server that speaks Ollama's native API: chat, generate, tags, show, ps, version and pull. */
export interface OllamaServerOptions extends ScriptedServerOptions {
  /** The answer to the last user message, or to the prompt of `/api/generate`. */
  readonly answer: (prompt: string) => string;
  /** May be changed by the test while the server runs. */
  readonly models?: readonly (OllamaServerModel | string)[];
  readonly thinking?: (prompt: string) => string;
  readonly toolCalls?: readonly { name: string; arguments: Record<string, unknown> }[];
  /** Decides each reply by the conversation so far, instead of `answer` and `toolCalls`. */
  readonly turn?: (messages: readonly SentMessage[]) => ScriptedTurn;
  /** Refuses tools as Ollama does for models without a template for them. */
  readonly withoutTools?: boolean;
  readonly doneReason?: string;
  readonly omitsUsage?: boolean;
  /** Tokens it claims to have read; default: its own count, cut to `num_ctx`. */
  readonly promptTokens?: number;
  /** Answers 200 with this error in the body. */
  readonly errorInBody?: string;
  /** Ends the answer with this error line instead of `done`. */
  readonly errorInStream?: string;
  /** Lines of `/api/pull`. Default: a download of 100 bytes in two steps. */
  readonly pullLines?: readonly object[];
  /** Asked of every request as `Authorization: Bearer KEY`. */
  readonly key?: string;
}

interface Asked {
  readonly model?: string;
  readonly name?: string;
  readonly stream?: boolean;
  readonly prompt?: string;
  readonly messages?: readonly SentMessage[];
  readonly options?: { num_ctx?: number };
  readonly tools?: readonly unknown[];
}

const DEFAULT_MODEL: OllamaServerModel = { name: 'test-model:latest' };

/** Starts the server at `url`. */
export function startOllamaServer(options: OllamaServerOptions): Promise<ScriptedServer> {
  const dialect: Dialect = {
    promptOf: (request) => (isAnswerPath(request.path) ? promptOf(askedOf(request)) : null),
    respond: (request) => respond(options, request),
    errorBody: (message) => JSON.stringify({ error: message }),
  };
  return startScriptedServer(dialect, options);
}

function isAnswerPath(path: string): boolean {
  return path === '/api/chat' || path === '/api/generate' || path === '/api/pull';
}

function askedOf(request: ScriptedRequest): Asked {
  return (request.body ?? {}) as Asked;
}

function promptOf(asked: Asked): string {
  if (asked.messages) return asked.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return asked.prompt ?? '';
}

function respond(options: OllamaServerOptions, request: ScriptedRequest): ScriptedResponse {
  const asked = askedOf(request);
  if (options.key !== undefined && request.headers.authorization !== `Bearer ${options.key}`) {
    return json(401, { error: 'unauthorized' });
  }
  switch (request.path) {
    case '/api/version':
      return json(200, { version: '0.0.0-tests' });
    case '/api/tags':
      return json(200, { models: modelsOf(options).map(tagOf) });
    case '/api/ps':
      return json(200, {
        models: modelsOf(options)
          .filter(({ loaded }) => loaded)
          .map(tagOf),
      });
    case '/api/show':
      return show(options, asked);
    case '/api/pull':
      return lines((options.pullLines ?? PULL_LINES).map((line) => ({ ...line })));
    case '/api/chat':
    case '/api/generate':
      return answer(options, asked);
    default:
      return json(404, { error: 'no such path' });
  }
}

const PULL_LINES = [
  { status: 'pulling manifest' },
  { status: 'pulling 0123456789ab', digest: 'sha256:0123456789ab', total: 100, completed: 40 },
  { status: 'pulling 0123456789ab', digest: 'sha256:0123456789ab', total: 100, completed: 100 },
  { status: 'success' },
];

function modelsOf({ models = [DEFAULT_MODEL] }: OllamaServerOptions): readonly OllamaServerModel[] {
  return models.map((model) => (typeof model === 'string' ? { name: model } : model));
}

function find(options: OllamaServerOptions, asked: Asked): OllamaServerModel | undefined {
  const wanted = asked.model ?? asked.name ?? '';
  return modelsOf(options).find(({ name }) => name === wanted || name === `${wanted}:latest`);
}

function json(status: number, body: object): ScriptedResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    pieces: [JSON.stringify(body)],
    completeFrom: 1,
  };
}

function lines(parts: readonly object[]): ScriptedResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson' },
    pieces: parts.map((part) => `${JSON.stringify(part)}\n`),
    completeFrom: parts.length - 1,
  };
}

function tagOf({ name, digest = 'd'.repeat(64) }: OllamaServerModel) {
  return {
    name,
    model: name,
    modified_at: '2026-01-01T00:00:00Z',
    size: 4_000_000_000,
    digest,
    details: { format: 'gguf', family: 'test', parameter_size: '8.2B', quantization_level: 'Q4_K_M' },
  };
}

function show(options: OllamaServerOptions, asked: Asked): ScriptedResponse {
  const model = find(options, asked);
  if (!model) return missing(asked);
  return json(200, {
    details: tagOf(model).details,
    model_info: { 'general.architecture': 'test', 'test.context_length': model.contextTokens ?? 32_768 },
    capabilities: ['completion'],
  });
}

function missing(asked: Asked): ScriptedResponse {
  return json(404, { error: `model '${asked.model ?? asked.name}' not found` });
}

function answer(options: OllamaServerOptions, asked: Asked): ScriptedResponse {
  if (!find(options, asked)) return missing(asked);
  if (options.withoutTools && asked.tools !== undefined) {
    return json(400, { error: `registry.ollama.ai/library/${asked.model} does not support tools` });
  }
  if (options.errorInBody !== undefined) return json(200, { error: options.errorInBody });
  const turn = asked.messages ? options.turn?.(asked.messages) : undefined;
  const text = turn === undefined ? options.answer(promptOf(asked)) : (turn.text ?? '');
  const envelope = { model: asked.model, created_at: '2026-01-01T00:00:00Z' };
  const last = { ...envelope, ...contentOf(asked, ''), ...endOf(options, asked, text) };
  // The native API streams unless it is told not to.
  if (asked.stream === false) return json(200, { ...last, ...contentOf(asked, text) });
  const parts = [...thoughtParts(options, asked), ...inPieces(text).map((part) => contentOf(asked, part))];
  // Ollama sends each call whole, in a line of its own.
  for (const call of callsOf(options, turn)) {
    parts.push({ message: { role: 'assistant', content: '', tool_calls: [{ function: call }] } });
  }
  const body = parts.map((part) => ({ ...envelope, ...part, done: false }));
  return lines([...body, options.errorInStream === undefined ? last : { error: options.errorInStream }]);
}

function callsOf({ toolCalls = [] }: OllamaServerOptions, turn: ScriptedTurn | undefined): readonly object[] {
  if (turn === undefined) return toolCalls;
  return (turn.calls ?? []).map(({ name, argumentsText }) => ({
    name,
    arguments: parseExactJson(argumentsText),
  }));
}

function contentOf(asked: Asked, text: string): object {
  return asked.messages ? { message: { role: 'assistant', content: text } } : { response: text };
}

function thoughtParts({ thinking }: OllamaServerOptions, asked: Asked): object[] {
  if (!thinking) return [];
  return inPieces(thinking(promptOf(asked))).map((part) =>
    asked.messages
      ? { message: { role: 'assistant', content: '', thinking: part } }
      : { response: '', thinking: part },
  );
}

function endOf(options: OllamaServerOptions, asked: Asked, text: string): object {
  const whole = asked.messages?.map(({ content }) => content).join('\n') ?? asked.prompt ?? '';
  const read = Math.min(approximateTokens(whole), asked.options?.num_ctx ?? 4_096);
  return {
    done: true,
    done_reason: options.doneReason ?? 'stop',
    total_duration: 2_000_000,
    load_duration: 1_000_000,
    ...(!options.omitsUsage && {
      prompt_eval_count: options.promptTokens ?? read,
      eval_count: approximateTokens(text),
    }),
  };
}
