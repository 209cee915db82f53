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

/** A server that speaks the OpenAI HTTP API: chat and text completions, streamed or not, and the list of models. */
export interface OpenAiServerOptions extends ScriptedServerOptions {
  /** The answer to the last user message, or to the prompt of a text completion. */
  readonly answer: (prompt: string) => string;
  readonly models?: readonly string[];
  /** Asked of every request as `Authorization: Bearer KEY`. */
  readonly key?: string;
  /** Reasoning for a prompt and the field it is sent in. */
  readonly reasoning?: { field: 'reasoning_content' | 'reasoning'; text: (prompt: string) => string };
  readonly toolCalls?: readonly { id: string; name: string; arguments: string }[];
  /** Decides each reply by the conversation so far, instead of `answer` and `toolCalls`. */
  readonly turn?: (messages: readonly SentMessage[]) => ScriptedTurn;
  readonly finishReason?: string;
  /** Parameters this server answers with HTTP 400. */
  readonly rejects?: readonly string[];
  /** Refuses calls that come back without the reasoning before them. */
  readonly wantsThinking?: boolean;
  readonly omitsUsage?: boolean;
  /** Answers in one JSON body although a stream was asked for. */
  readonly ignoresStream?: boolean;
  /** Ends its streams without a finish reason. */
  readonly omitsFinishReason?: boolean;
  readonly omitsDone?: boolean;
  readonly choices?: 'null' | 'empty';
  /** Puts the Authorization header into its error messages. */
  readonly echoesKey?: boolean;
  /** What its errors by plan say. */
  readonly errorText?: string;
  /** Answers everything with a redirect to this address. */
  readonly redirectsTo?: string;
}

interface Asked {
  readonly model?: string;
  readonly stream?: boolean;
  readonly stream_options?: { include_usage?: boolean };
  readonly prompt?: string;
  readonly messages?: readonly SentMessage[];
}

/** Starts the server; its API lies at `url + '/v1'`. */
export function startOpenAiServer(options: OpenAiServerOptions): Promise<ScriptedServer> {
  const dialect: Dialect = {
    promptOf: (request) => (request.path.endsWith('/completions') ? promptOf(askedOf(request)) : null),
    respond: (request) => respond(options, request),
    errorBody: (message) => errorBody(options.errorText ?? message),
  };
  return startScriptedServer(dialect, options);
}

function askedOf(request: ScriptedRequest): Asked {
  return (request.body ?? {}) as Asked;
}

function promptOf(asked: Asked): string {
  if (asked.messages) return asked.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return asked.prompt ?? '';
}

/** The options for one request: with `turn` it decides what is said and called. */
function turned(options: OpenAiServerOptions, asked: Asked): OpenAiServerOptions {
  if (!options.turn || !asked.messages) return options;
  const { text = '', calls = [] } = options.turn(asked.messages);
  const { length } = asked.messages;
  const toolCalls = calls.map(({ name, argumentsText }, place) => ({
    id: `call_${length}_${place}`,
    name,
    arguments: argumentsText,
  }));
  const { toolCalls: _unused, ...rest } = options;
  return { ...rest, answer: () => text, ...(toolCalls.length > 0 && { toolCalls }) };
}

function respond(given: OpenAiServerOptions, request: ScriptedRequest): ScriptedResponse {
  const options = given.turn ? turned(given, askedOf(request)) : given;
  if (options.redirectsTo) return redirect(options.redirectsTo);
  const { authorization } = request.headers;
  if (options.key !== undefined && authorization !== `Bearer ${options.key}`) {
    return json(401, errorBody(`wrong key${options.echoesKey ? `: ${authorization}` : ''}`));
  }
  if (request.path === '/v1/models') return json(200, modelList(options));
  if (!request.path.endsWith('/completions')) return json(404, errorBody('no such path'));
  const asked = askedOf(request);
  const rejected = options.rejects?.find((name) => Object.hasOwn(asked, name));
  if (rejected) return json(400, errorBody(`Unsupported parameter: '${rejected}'.`, rejected));
  if (options.wantsThinking && lacksThinking(asked)) {
    return json(400, errorBody('The reasoning_content in the thinking mode must be passed back to the API.'));
  }
  if (options.models && !options.models.includes(asked.model ?? '')) {
    return json(404, errorBody(`The model ${asked.model} does not exist.`));
  }
  const streamed = asked.stream && !options.ignoresStream;
  return streamed ? streamedAnswer(options, asked) : json(200, JSON.stringify(wholeAnswer(options, asked)));
}

function lacksThinking({ messages = [] }: Asked): boolean {
  return messages.some((message) => 'tool_calls' in message && !('reasoning_content' in message));
}

function json(status: number, body: string): ScriptedResponse {
  return { status, headers: { 'content-type': 'application/json' }, pieces: [body], completeFrom: 1 };
}

function redirect(location: string): ScriptedResponse {
  return { status: 307, headers: { location }, pieces: [], completeFrom: 0 };
}

function errorBody(message: string, param: string | null = null): string {
  return JSON.stringify({ error: { message, type: 'invalid_request_error', param, code: null } });
}

function modelList({ models = ['test-model'] }: OpenAiServerOptions): string {
  const data = models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'tests' }));
  return JSON.stringify({ object: 'list', data });
}

function usageOf(text: string, asked: Asked) {
  const prompt = approximateTokens(promptOf(asked));
  const completion = approximateTokens(text);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function finishOf(options: OpenAiServerOptions): string | null {
  if (options.omitsFinishReason) return null;
  return options.finishReason ?? (options.toolCalls ? 'tool_calls' : 'stop');
}

function wireCalls({ toolCalls }: OpenAiServerOptions) {
  return toolCalls?.map(({ id, name, arguments: given }) => ({
    id,
    type: 'function',
    function: { name, arguments: given },
  }));
}

function wholeAnswer(options: OpenAiServerOptions, asked: Asked) {
  const text = options.answer(promptOf(asked));
  const message = {
    role: 'assistant',
    content: text === '' && options.toolCalls ? null : text,
    ...(options.reasoning && { [options.reasoning.field]: options.reasoning.text(promptOf(asked)) }),
    ...(options.toolCalls && { tool_calls: wireCalls(options) }),
  };
  const choice = { index: 0, finish_reason: finishOf(options), ...(asked.messages ? { message } : { text }) };
  return {
    ...envelope(asked, asked.messages ? 'chat.completion' : 'text_completion'),
    choices: choicesOf(options, [choice]),
    ...(!options.omitsUsage && { usage: usageOf(text, asked) }),
  };
}

function envelope(asked: Asked, object: string) {
  return { id: 'answer-1', object, created: 0, model: asked.model };
}

function choicesOf(options: OpenAiServerOptions, choices: readonly unknown[]) {
  if (options.choices === 'null') return null;
  return options.choices === 'empty' ? [] : choices;
}

function streamedAnswer(options: OpenAiServerOptions, asked: Asked): ScriptedResponse {
  const text = options.answer(promptOf(asked));
  const object = asked.messages ? 'chat.completion.chunk' : 'text_completion';
  const event = (content: object) =>
    `data: ${JSON.stringify({ ...envelope(asked, object), ...content })}\n\n`;
  const choice = (delta: object, finish: string | null = null) =>
    event({ choices: choicesOf(options, [{ index: 0, ...delta, finish_reason: finish }]) });
  const body = deltasOf(options, asked, text).map((delta) => choice(delta));
  const end = [choice(asked.messages ? { delta: {} } : { text: '' }, finishOf(options))];
  if (asked.stream_options?.include_usage && !options.omitsUsage) {
    end.push(event({ choices: [], usage: usageOf(text, asked) }));
  }
  if (!options.omitsDone) end.push('data: [DONE]\n\n');
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    pieces: [...body, ...end],
    completeFrom: body.length,
  };
}

function deltasOf(options: OpenAiServerOptions, asked: Asked, text: string): object[] {
  if (!asked.messages) return inPieces(text).map((part) => ({ text: part }));
  const { reasoning } = options;
  const thoughts = reasoning ? inPieces(reasoning.text(promptOf(asked))) : [];
  return [
    { delta: { role: 'assistant', content: '' } },
    ...thoughts.map((part) => ({ delta: { [reasoning?.field ?? '']: part } })),
    ...inPieces(text).map((part) => ({ delta: { content: part } })),
    ...callDeltas(options),
  ];
}

/** The name comes with the first piece of a call, its arguments in two pieces. */
function callDeltas({ toolCalls = [] }: OpenAiServerOptions): object[] {
  return toolCalls.flatMap(({ id, name, arguments: given }, index) => {
    const half = Math.ceil(given.length / 2);
    return [
      { index, id, type: 'function', function: { name, arguments: given.slice(0, half) } },
      { index, function: { arguments: given.slice(half) } },
    ].map((call) => ({ delta: { tool_calls: [call] } }));
  });
}
