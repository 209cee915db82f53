import { type Model, ModelError } from '#core/engine/ports.ts';
import { checkRecording } from '#core/providers/check-recording.ts';
import { createModel } from '#core/providers/index.ts';
import type { ModelSpec } from '#core/providers/model-spec.ts';
import type { OfflineLock } from '#core/providers/offline-lock.ts';
import type { Output } from '#shared/contract.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

type Trial = Output<'models.test'>;

/** A large model may have to be read from disk first. */
const LONGEST_MS = 180_000;
const QUESTION = 'Reply with the single word: ready';

const QUESTION_CASE: TestCase = {
  id: 'test',
  index: 0,
  digest: '',
  input: QUESTION,
  expected: 'ready',
  solution: null,
  choices: null,
  tags: [],
  fields: {},
};

/** Asks a model one small question. What goes wrong is told in the answer. */
export async function tryModel(spec: ModelSpec, offlineLock: OfflineLock): Promise<Trial> {
  if (spec.kind === 'replay') return tryRecording(spec.model);
  const model = createModel(spec, offlineLock);
  const signal = AbortSignal.timeout(LONGEST_MS);
  try {
    return await ask(model, signal);
  } catch (error) {
    if (signal.aborted) return failed(`The model did not answer within ${LONGEST_MS / 60_000} minutes.`);
    if (error instanceof ModelError) return failed(error.message);
    throw error;
  } finally {
    await model.close?.();
  }
}

/** A recording knows no answer to the question; that it can be read is all there is to try. */
async function tryRecording(path: string): Promise<Trial> {
  const { answers } = await checkRecording(path);
  return succeeded(`${answers} recorded answers`);
}

async function ask(model: Model, signal: AbortSignal): Promise<Trial> {
  const reply = await model.complete(
    {
      mode: 'chat',
      messages: [{ role: 'user', content: QUESTION }],
      sampling: { temperature: 0, maxTokens: 64 },
    },
    { testCase: QUESTION_CASE, attempt: 1, signal },
  );
  const writingMs = reply.durationMs - (reply.firstTokenMs ?? 0);
  const { outputTokens } = reply.usage;
  return {
    ...succeeded(reply.text),
    firstTokenMs: reply.firstTokenMs,
    tokensPerSecond: outputTokens === null || writingMs <= 0 ? null : (outputTokens / writingMs) * 1_000,
  };
}

function succeeded(reply: string): Trial {
  return { ok: true, reply, message: null, firstTokenMs: null, tokensPerSecond: null };
}

function failed(message: string): Trial {
  return { ok: false, reply: '', message, firstTokenMs: null, tokensPerSecond: null };
}
