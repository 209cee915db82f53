import type OpenAI from 'openai';

import type { CallContext, Model, ModelReply } from '#core/engine/ports.ts';

import { createAnswerCollector } from './answer-collector.ts';
import { modelErrorIn } from './model-error-in.ts';
import type { ServedModel } from './model-spec.ts';
import { finishReasonOf, hear, nothingHeard, type OpenAiHeard } from './openai-answer.ts';
import { createOpenAiClient } from './openai-client.ts';
import { dialectAfter, firstDialect } from './openai-dialect.ts';
import { type OpenAiRequest, openAiRequest } from './openai-request.ts';
import { readOpenAiResponse } from './openai-response.ts';
import { badAnswer, reportedFailure, streamCut } from './stream-failure.ts';
import { createTransport } from './transport.ts';
import { withToolAdvice } from './without-tools.ts';

/** A model behind an OpenAI-compatible address. What such a server refuses (seed, stream options, a name of the token limit) is remembered and left out from then on. */
export function createOpenAi(spec: ServedModel): Model {
  const baseUrl = spec.baseUrl ?? '';
  const transport = createTransport(spec, spec.model);
  const client = createOpenAiClient(baseUrl, transport.fetch);
  let dialect = firstDialect(baseUrl);
  return {
    async complete(request, context) {
      for (;;) {
        const used = dialect;
        const sent = openAiRequest(spec.model, request, used);
        try {
          return await ask(spec, client, sent, context);
        } catch (error) {
          const next = dialectAfter(used, error, sent.body);
          if (!next) throw withToolAdvice(error, request);
          dialect = next;
        }
      }
    },
    close: () => transport.close(),
  };
}

async function ask(
  spec: ServedModel,
  client: OpenAI,
  sent: OpenAiRequest,
  { signal, onText }: CallContext,
): Promise<ModelReply> {
  signal.throwIfAborted();
  const answer = createAnswerCollector(spec.key, onText);
  const heard = nothingHeard();
  try {
    const response = await post(client, sent, signal);
    const ended = await readOpenAiResponse(spec, response, (piece) => hear(piece, heard, answer));
    checkComplete(spec, heard, ended);
  } catch (error) {
    signal.throwIfAborted();
    throw modelErrorIn(error) ?? error;
  }
  return answer.reply({
    finishReason: finishReasonOf(heard),
    usage: heard.usage,
    toolCalls: heard.calls.calls(),
    modelDigest: null,
    promptTruncated: false,
    droppedParameters: sent.leftOut,
  });
}

function post(client: OpenAI, sent: OpenAiRequest, signal: AbortSignal): Promise<Response> {
  return sent.mode === 'chat'
    ? client.chat.completions.create(sent.body, { signal }).asResponse()
    : client.completions.create(sent.body, { signal }).asResponse();
}

/** A finish reason or the end mark tells that an answer is whole; one of both is often missing. */
function checkComplete(spec: ServedModel, heard: OpenAiHeard, ended: boolean): void {
  if (!ended && heard.finish === null) throw streamCut(spec);
  if (!heard.sawChoice) throw badAnswer(spec, 'there is no choice in it');
  if (heard.finish === 'error') throw reportedFailure(spec, 'the answer ended with an error');
}
