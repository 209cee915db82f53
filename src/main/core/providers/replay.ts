import { open } from 'node:fs/promises';
import { resolve } from 'node:path';

import { type CallContext, type Model, ModelError, type ModelReply } from '#core/engine/ports.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { ModelSpec } from './model-spec.ts';
import { type RecordedAnswer, readRecordedLine } from './recorded-answer.ts';
import { indexRecordedAnswers, type RecordedIndex, type RecordedPlace } from './recorded-index.ts';

/** Answers with outputs recorded earlier, out of a JSON Lines file. Only the places of the lines are kept in memory. A relative path starts at the working directory. */
export function createReplay(spec: ModelSpec): Model {
  const path = resolve(spec.model);
  let recorded: Promise<RecordedIndex> | undefined;
  return {
    async complete(_request, context) {
      context.signal.throwIfAborted();
      recorded ??= indexRecordedAnswers(path);
      const answer = await recordedAnswerFor(path, await recorded, context);
      context.signal.throwIfAborted();
      if (answer.text !== '') context.onText?.(answer.text);
      return replyOf(answer);
    },
  };
}

async function recordedAnswerFor(
  path: string,
  recorded: RecordedIndex,
  { testCase, attempt }: CallContext,
): Promise<RecordedAnswer> {
  const place = recorded.byId.get(testCase.id) ?? recorded.byIndex.get(testCase.index);
  if (!place) throw noAnswer(testCase, attempt);
  const answer = readRecordedLine(await textAt(path, place), `${path}, line ${place.line}`).answers[
    attempt - 1
  ];
  if (!answer) throw noAnswer(testCase, attempt);
  return answer;
}

async function textAt(path: string, place: RecordedPlace): Promise<string> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(place.bytes);
    const { bytesRead } = await file.read(bytes, 0, place.bytes, place.offset);
    return bytes.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function noAnswer(testCase: TestCase, attempt: number): ModelError {
  const which = attempt === 1 ? '' : `, attempt ${attempt}`;
  return new ModelError(`There is no recorded answer for case ${testCase.id}${which}.`, {
    retryable: false,
    causeKey: 'no recorded answer',
  });
}

function replyOf(answer: RecordedAnswer): ModelReply {
  return {
    text: answer.text,
    ...(answer.toolCalls.length > 0 && { toolCalls: answer.toolCalls }),
    finishReason: answer.toolCalls.length > 0 ? 'tool-calls' : 'stop',
    usage: { inputTokens: null, outputTokens: null },
    firstTokenMs: null,
    durationMs: 0,
    modelDigest: null,
    promptTruncated: false,
    cached: false,
  };
}
