import type { CallContext, Model, ModelReply, ModelRequest } from '#core/engine/ports.ts';

import { createAnswerCollector } from './answer-collector.ts';
import { type ContextFloor, createContextFloor } from './context-floor.ts';
import { modelErrorIn } from './model-error-in.ts';
import type { ServedModel } from './model-spec.ts';
import { finishReasonOf, hear, nothingHeard, OllamaPiece } from './ollama-answer.ts';
import { createOllamaClient, type OllamaCall } from './ollama-client.ts';
import { contextTokensFor, isPromptTruncated } from './ollama-context.ts';
import type { OllamaModelFacts } from './ollama-facts.ts';
import { createOllamaKnowledge, type OllamaKnowledge } from './ollama-knowledge.ts';
import { type OllamaRequest, ollamaRequest } from './ollama-request.ts';
import { promptSize } from './prompt-size.ts';
import { badAnswer } from './stream-failure.ts';
import { createTransport } from './transport.ts';
import { withToolAdvice } from './without-tools.ts';

interface Parts {
  readonly spec: ServedModel;
  readonly fetch: typeof globalThis.fetch;
  readonly knowledge: OllamaKnowledge;
  readonly floor: ContextFloor;
}

/** A model of an Ollama server, spoken to by its native API. */
export function createOllama(spec: ServedModel): Model {
  const transport = createTransport(spec, spec.model);
  const knowledge = createOllamaKnowledge(spec, transport.fetch);
  const floor = createContextFloor(`${spec.baseUrl} ${spec.model}`);
  const parts = { spec, fetch: transport.fetch, knowledge, floor };
  return {
    async complete(request, context) {
      context.signal.throwIfAborted();
      try {
        return await ask(parts, request, context);
      } catch (error) {
        context.signal.throwIfAborted();
        throw withToolAdvice(modelErrorIn(error) ?? error, request);
      }
    },
    async close() {
      floor.close();
      await transport.close();
    },
  };
}

async function ask(parts: Parts, request: ModelRequest, context: CallContext): Promise<ModelReply> {
  const { spec, fetch, knowledge, floor } = parts;
  const { signal, onText } = context;
  const facts = await knowledge.facts(signal);
  const modelDigest = await knowledge.digest(signal);
  const prompt = promptSize(request);
  const contextTokens = windowFor(request, facts, floor);
  const answer = createAnswerCollector(spec.key, onText);
  const heard = nothingHeard();
  const call = { endpoint: spec, fetch, signal, streams: true };
  const sent = ollamaRequest(spec.model, request, contextTokens);
  for await (const line of await post(call, sent)) {
    const piece = OllamaPiece.safeParse(line);
    if (!piece.success) throw badAnswer(spec, 'a line of it is no part of an answer');
    hear(piece.data, heard, answer);
  }
  return answer.reply({
    finishReason: finishReasonOf(heard),
    usage: { inputTokens: heard.readTokens, outputTokens: heard.writtenTokens },
    toolCalls: heard.calls,
    modelDigest,
    promptTruncated: isPromptTruncated(prompt, heard.readTokens, contextTokens),
    droppedParameters: sent.leftOut,
  });
}

function windowFor(request: ModelRequest, facts: OllamaModelFacts, floor: ContextFloor): number {
  const { contextTokens: asked, maxTokens, think } = request.sampling;
  // Ollama itself goes no further than the model, without a word.
  if (asked !== undefined) return Math.min(asked, facts.contextTokens ?? Infinity);
  const tokens = contextTokensFor({
    prompt: promptSize(request),
    maxTokens,
    thinks: facts.thinks && think !== false,
    modelContext: facts.contextTokens,
    floor: floor.current(),
  });
  floor.raise(tokens);
  return tokens;
}

function post(call: OllamaCall, sent: OllamaRequest): Promise<AsyncIterable<unknown>> {
  const client = createOllamaClient(call);
  return sent.mode === 'chat' ? client.chat(sent.body) : client.generate(sent.body);
}
