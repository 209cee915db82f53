import type OpenAI from 'openai';

import type { ChatMessage, ModelRequest, ToolDeclaration } from '#core/engine/ports.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';

import { leftOut, type WireNames } from './left-out.ts';
import type { OpenAiDialect } from './openai-dialect.ts';
import { sentArguments } from './sent-arguments.ts';

/** A request as it goes over the wire, and the sampling parameters that are not in it. */
export type OpenAiRequest = { readonly leftOut: readonly string[] } & (
  | { readonly mode: 'chat'; readonly body: OpenAI.Chat.ChatCompletionCreateParams }
  | { readonly mode: 'completion'; readonly body: OpenAI.CompletionCreateParams }
);

const WIRE_NAMES: WireNames = {
  temperature: ['temperature'],
  topP: ['top_p'],
  topK: [],
  minP: [],
  frequencyPenalty: ['frequency_penalty'],
  presencePenalty: ['presence_penalty'],
  seed: ['seed'],
  think: ['reasoning_effort', 'chat_template_kwargs'],
};

/** What a server of this dialect is sent. `/completions` knows one name of the token limit only. */
export function openAiRequest(model: string, request: ModelRequest, dialect: OpenAiDialect): OpenAiRequest {
  const { sampling } = request;
  const { maxTokens, think } = sampling;
  const common = { model, ...samplingParams(sampling), ...streamParams(dialect) };
  if (request.mode === 'completion') {
    const limit = maxTokens !== undefined && { max_tokens: maxTokens };
    const body = without({ ...common, prompt: request.prompt, ...limit }, dialect);
    return { mode: 'completion', body, leftOut: leftOut(sampling, body, WIRE_NAMES) };
  }
  const messages = request.messages.map((message) => wireMessage(message, dialect));
  const limit = maxTokens !== undefined && { [dialect.maxTokensName]: maxTokens };
  const further = { ...thinkParams(think), ...toolParams(request), ...formParams(request) };
  const body = without({ ...common, messages, ...limit, ...further }, dialect);
  const unasked = Object.keys(further).filter(
    (name) => Object.hasOwn(OWN_NAMES, name) && !Object.hasOwn(body, name),
  );
  return {
    mode: 'chat',
    body,
    leftOut: [...leftOut(sampling, body, WIRE_NAMES), ...unasked.map((name) => OWN_NAMES[name] ?? name)],
  };
}

type ChatRequest = Extract<ModelRequest, { mode: 'chat' }>;

/** What may be left out of a request beside sampling, by the names of the request. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  response_format: 'replySchema',
  parallel_tool_calls: 'parallelToolCalls',
};

function toolParams({ tools, parallelToolCalls }: ChatRequest) {
  if (tools === undefined || tools.length === 0) return {};
  return {
    tools: tools.map(wireTool),
    ...(parallelToolCalls !== undefined && { parallel_tool_calls: parallelToolCalls }),
  };
}

function wireTool({ name, description, parameters }: ToolDeclaration) {
  return { type: 'function' as const, function: { name, description, parameters: { ...parameters } } };
}

/** Only a closed schema can be held to strictly. */
function formParams({ replySchema }: ChatRequest) {
  if (replySchema === undefined) return {};
  const strict = replySchema['additionalProperties'] === false;
  const json_schema = { name: 'reply', schema: { ...replySchema }, ...(strict && { strict }) };
  return { response_format: { type: 'json_schema' as const, json_schema } };
}

function samplingParams(sampling: Sampling) {
  const { temperature, topP, frequencyPenalty, presencePenalty, seed, stop } = sampling;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(frequencyPenalty !== undefined && { frequency_penalty: frequencyPenalty }),
    ...(presencePenalty !== undefined && { presence_penalty: presencePenalty }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && { stop: [...stop] }),
  };
}

/** An effort has a standard name; plain on and off is told the way vLLM, SGLang and llama.cpp take it. */
function thinkParams(think: Sampling['think']) {
  if (think === undefined) return {};
  return typeof think === 'string'
    ? { reasoning_effort: think }
    : { chat_template_kwargs: { enable_thinking: think } };
}

function streamParams({ streams }: OpenAiDialect) {
  return streams ? { stream: true as const, stream_options: { include_usage: true } } : {};
}

function without<T extends object>(params: T, { without: names }: OpenAiDialect): T {
  if (names.size === 0) return params;
  // Only parameters that are optional in the API are ever in `names`.
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.has(name))) as T;
}

function wireMessage(
  message: ChatMessage,
  { returnsThinking }: OpenAiDialect,
): OpenAI.Chat.ChatCompletionMessageParam {
  const { role, content } = message;
  switch (role) {
    case 'system':
    case 'user':
      return { role, content };
    case 'tool':
      return { role, content, tool_call_id: message.toolCallId ?? '' };
    case 'assistant':
      return {
        role,
        // Beside calls some servers refuse an empty text.
        content: content === '' && message.toolCalls !== undefined ? null : content,
        ...(message.toolCalls && { tool_calls: message.toolCalls.map(wireCall) }),
        ...(returnsThinking && message.thinking !== undefined && { reasoning_content: message.thinking }),
      };
  }
}

function wireCall(call: { id: string; name: string; argumentsJson: string }) {
  return {
    id: call.id,
    type: 'function' as const,
    function: { name: call.name, arguments: JSON.stringify(sentArguments(call.argumentsJson)) },
  };
}
