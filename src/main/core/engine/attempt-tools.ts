import type { TranscriptEntry, Usage } from '#shared/domain/transcript.ts';

import { abortable } from './abortable.ts';
import type { AttemptDeadline } from './attempt-deadline.ts';
import type { AttemptPlan, AttemptPorts, PlannedCase } from './attempt-ports.ts';
import { attemptSampling } from './attempt-sampling.ts';
import { BoundaryError, within } from './boundary.ts';
import { cacheKey, isCacheSound } from './cache-key.ts';
import { addUsage, costUsd } from './cost.ts';
import { type HarnessTools, ModelError, type ModelReply, type ModelRequest } from './ports.ts';
import { retryCall } from './retry.ts';
import { splitThinking } from './split-thinking.ts';

/** What an attempt has seen so far; kept even when it breaks. */
export interface AttemptLog {
  transcript: TranscriptEntry[];
  replies: ModelReply[];
  usage: Usage;
  costUsd: number | null;
  leakedThinking: boolean;
}

export interface Attempt {
  plan: AttemptPlan;
  testCase: PlannedCase;
  attempt: number;
  ports: AttemptPorts;
  deadline: AttemptDeadline;
  log: AttemptLog;
}

/** The tools of one attempt: the model with retries, cache, limits and transcript wrapped around it. */
export function attemptTools(context: Attempt): HarnessTools {
  const { plan, attempt, ports, testCase, log, deadline } = context;
  const busy = () => ports.onBusy?.(testCase, attempt, 'harness');
  return {
    examples: plan.examples,
    sampling: attemptSampling(plan.sampling, attempt),
    signal: deadline.signal,
    sandboxes: ports.sandboxes,
    toolCallLimit: plan.limits.toolCalls,
    askUser: () => Promise.reject(new Error('The run has no model that plays the user.')),
    record: (entry) => log.transcript.push(entry),
    async ask(request) {
      ports.onBusy?.(testCase, attempt, null);
      if (log.replies.length >= plan.limits.turns) throw turnLimit(plan.limits.turns);
      const reply = await within('model', () => answer(context, request));
      busy();
      return reply;
    },
  };
}

async function answer(context: Attempt, request: ModelRequest): Promise<ModelReply> {
  const { value, retries } = await cachedOrCalled(context, request);
  const { text, thinking } = splitThinking(value.text);
  const thoughts = [value.thinking, thinking].filter(
    (part) => part !== undefined && part !== null && part !== '',
  );
  const reply: ModelReply = { ...value, text };
  if (thoughts.length > 0) reply.thinking = thoughts.join('\n\n');
  if (thinking !== null) context.log.leakedThinking = true;
  keep(context, reply, retries);
  enforceLimits(context);
  return reply;
}

async function cachedOrCalled(
  context: Attempt,
  request: ModelRequest,
): Promise<{ value: ModelReply; retries: number }> {
  const { ports, plan } = context;
  const sound = plan.useCache && isCacheSound(request.sampling, plan.repeats);
  if (ports.cache === null || !sound) return called(context, request);
  const key = cacheKey(plan.modelIdentity, request);
  const earlier = await ports.cache.get(key);
  if (earlier !== null) {
    return { value: { ...earlier, cached: true, firstTokenMs: null, durationMs: 0 }, retries: 0 };
  }
  const fresh = await called(context, request);
  await ports.cache.set(key, fresh.value);
  return fresh;
}

async function called(
  context: Attempt,
  request: ModelRequest,
): Promise<{ value: ModelReply; retries: number }> {
  const { plan, ports, deadline, testCase, attempt } = context;
  const { signal } = deadline;
  const call = async () => {
    const entry = ports.gate.enter(signal);
    if (entry !== null) await deadline.excluding(() => entry);
    signal.throwIfAborted();
    return abortable(ports.model.complete(request, { testCase, attempt, signal }), signal);
  };
  try {
    return await retryCall(call, {
      maxRetries: plan.maxRetries,
      random: ports.random,
      clock: ports.clock,
      signal,
      onRetry: (error, delayMs) => ports.gate.onRetry(error, delayMs),
      duringThrottle: (wait) => deadline.excluding(wait),
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new BoundaryError('model', error.message, { cause: error, causeKey: error.causeKey });
  }
}

function keep({ log, plan }: Attempt, reply: ModelReply, retries: number): void {
  log.replies.push(reply);
  log.usage = addUsage(log.usage, reply.usage);
  const cost = reply.cached ? (plan.price === null ? null : 0) : costUsd(reply.usage, plan.price);
  if (cost !== null) log.costUsd = (log.costUsd ?? 0) + cost;
  log.transcript.push(entryOf(reply, retries));
}

function entryOf(reply: ModelReply, retries: number): TranscriptEntry {
  return {
    role: 'assistant',
    content: reply.text,
    ...(reply.thinking === undefined || reply.thinking === '' ? {} : { thinking: reply.thinking }),
    ...(reply.toolCalls === undefined || reply.toolCalls.length === 0
      ? {}
      : { toolCalls: [...reply.toolCalls] }),
    finishReason: reply.finishReason,
    usage: reply.usage,
    ...(reply.firstTokenMs === null ? {} : { firstTokenMs: reply.firstTokenMs }),
    durationMs: reply.durationMs,
    ...(retries === 0 ? {} : { retries }),
    ...(reply.droppedParameters === undefined ? {} : { droppedParameters: [...reply.droppedParameters] }),
  };
}

function enforceLimits({ log, plan }: Attempt): void {
  const { tokens, costUsd: cost } = plan.limits;
  const used = (log.usage.inputTokens ?? 0) + (log.usage.outputTokens ?? 0);
  if (tokens !== undefined && used > tokens) {
    const message = `The attempt took ${used} tokens; the limit is ${tokens} (limits.tokens).`;
    throw new BoundaryError('model', message, { causeKey: 'token limit' });
  }
  if (cost !== undefined && (log.costUsd ?? 0) > cost) {
    const message = `The attempt cost more than the limit of ${cost} US dollars (limits.costUsd).`;
    throw new BoundaryError('model', message, { causeKey: 'cost limit' });
  }
}

function turnLimit(turns: number): BoundaryError {
  const message = `The conversation went beyond the limit of ${turns} replies (limits.turns).`;
  return new BoundaryError('harness', message, { causeKey: 'turn limit' });
}
