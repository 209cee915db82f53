import type { ChatRequest, GenerateRequest, Message } from 'ollama/browser';
import * as z from 'zod';

import type { ChatMessage, ModelRequest } from '#core/engine/ports.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';

/** Long enough that a pause between two cases does not unload the model. */
const KEEP_ALIVE = '30m';

/** A request as it goes over the wire. Completions are raw: no template of Ollama is put around the prompt. */
export type OllamaRequest =
  | { readonly mode: 'chat'; readonly body: ChatRequest & { stream: true } }
  | { readonly mode: 'completion'; readonly body: GenerateRequest & { stream: true } };

export function ollamaRequest(model: string, request: ModelRequest, contextTokens: number): OllamaRequest {
  const { think } = request.sampling;
  const options = { ...samplingOptions(request.sampling), num_ctx: contextTokens };
  const common = { model, stream: true as const, keep_alive: KEEP_ALIVE, options };
  if (request.mode === 'completion') {
    return { mode: 'completion', body: { ...common, prompt: request.prompt, raw: true } };
  }
  const messages = request.messages.map((message) => wireMessage(message, request.messages));
  return { mode: 'chat', body: { ...common, messages, ...(think !== undefined && { think }) } };
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
  const { role, content, toolCalls, toolCallId } = message;
  const toolName = toolCallId === undefined ? undefined : nameOfCall(toolCallId, all);
  return {
    role,
    content,
    ...(toolCalls && { tool_calls: toolCalls.map(wireCall) }),
    ...(toolName !== undefined && { tool_name: toolName }),
  };
}

/** Ollama knows the results of tools by the tool's name, not by the id of the call. */
function nameOfCall(id: string, all: readonly ChatMessage[]): string | undefined {
  return all.flatMap(({ toolCalls = [] }) => toolCalls).find((call) => call.id === id)?.name;
}

const Arguments = z.record(z.string(), z.unknown());

function wireCall({ name, argumentsJson }: { name: string; argumentsJson: string }) {
  const parsed = Arguments.safeParse(jsonOrNull(argumentsJson));
  return { function: { name, arguments: parsed.data ?? {} } };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
