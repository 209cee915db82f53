import type { ChatRequest, GenerateRequest, Message } from 'ollama/browser';

import type { ChatMessage, ModelRequest, ToolDeclaration } from '#core/engine/ports.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';

import { leftOut, type WireNames } from './left-out.ts';
import { sentArguments } from './sent-arguments.ts';

/** Long enough that a pause between two cases does not unload the model. */
const KEEP_ALIVE = '30m';

/** A request as it goes over the wire, and the sampling parameters that are not in it. Completions are raw: no template of Ollama is put around the prompt. */
export type OllamaRequest = { readonly leftOut: readonly string[] } & (
  | { readonly mode: 'chat'; readonly body: ChatRequest & { stream: true } }
  | { readonly mode: 'completion'; readonly body: GenerateRequest & { stream: true } }
);

const WIRE_NAMES: WireNames = {
  temperature: ['temperature'],
  topP: ['top_p'],
  topK: ['top_k'],
  minP: ['min_p'],
  frequencyPenalty: [],
  presencePenalty: [],
  seed: ['seed'],
  think: ['think'],
};

export function ollamaRequest(model: string, request: ModelRequest, contextTokens: number): OllamaRequest {
  const { sampling } = request;
  const options = { ...samplingOptions(sampling), num_ctx: contextTokens };
  const common = { model, stream: true as const, keep_alive: KEEP_ALIVE, options };
  if (request.mode === 'completion') {
    const body = { ...common, prompt: request.prompt, raw: true };
    return { mode: 'completion', body, leftOut: leftOut(sampling, options, WIRE_NAMES) };
  }
  const messages = request.messages.map((message) => wireMessage(message, request.messages));
  const think = sampling.think === undefined ? {} : { think: sampling.think };
  const { tools = [], replySchema } = request;
  const body = {
    ...common,
    messages,
    ...think,
    ...(tools.length > 0 && { tools: tools.map(wireTool) }),
    ...(replySchema !== undefined && { format: { ...replySchema } }),
  };
  return { mode: 'chat', body, leftOut: leftOut(sampling, { ...options, ...think }, WIRE_NAMES) };
}

function samplingOptions(sampling: Sampling) {
  const { temperature, topP, topK, minP, maxTokens, seed, stop } = sampling;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(topK !== undefined && { top_k: topK }),
    ...(minP !== undefined && { min_p: minP }),
    ...(maxTokens !== undefined && { num_predict: maxTokens }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && { stop: [...stop] }),
  };
}

function wireMessage(message: ChatMessage, all: readonly ChatMessage[]): Message {
  const { role, content, thinking, toolCalls, toolCallId } = message;
  const toolName = toolCallId === undefined ? undefined : nameOfCall(toolCallId, all);
  return {
    role,
    content,
    ...(thinking !== undefined && { thinking }),
    ...(toolCalls && { tool_calls: toolCalls.map(wireCall) }),
    ...(toolName !== undefined && { tool_name: toolName }),
  };
}

/** Ollama knows the results of tools by the tool's name, not by the id of the call. */
function nameOfCall(id: string, all: readonly ChatMessage[]): string | undefined {
  return all.flatMap(({ toolCalls = [] }) => toolCalls).find((call) => call.id === id)?.name;
}

function wireCall({ name, argumentsJson }: { name: string; argumentsJson: string }) {
  return { function: { name, arguments: sentArguments(argumentsJson) } };
}

function wireTool({ name, description, parameters }: ToolDeclaration) {
  return { type: 'function', function: { name, description, parameters: { ...parameters } } };
}
