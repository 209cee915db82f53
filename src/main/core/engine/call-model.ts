import { abortable } from './abortable.ts';
import type { AttemptDeadline } from './attempt-deadline.ts';
import type { CallGate, ReplyCache } from './attempt-ports.ts';
import type { BoundaryError } from './boundary.ts';
import { cacheKey, isCacheSound } from './cache-key.ts';
import type { Clock } from './clock.ts';
import { type CallContext, type Model, ModelError, type ModelReply, type ModelRequest } from './ports.ts';
import { retryCall } from './retry.ts';
import { splitThinking } from './split-thinking.ts';

/** Rules that hold for the calls of every role of an attempt. */
export interface CallRules {
  maxRetries: number;
  repeats: number;
  /** Null: nothing is answered from earlier replies. */
  cache: ReplyCache | null;
  clock: Clock;
  random: () => number;
}

/** One model as it is called: what serves it, what lets it pass, how long it may take. */
export interface CallSite {
  model: Model;
  gate: CallGate;
  /** Tells the model as served from every other one. */
  identity: string;
  rules: CallRules;
  deadline: AttemptDeadline;
  /** Whom a call that failed for good is blamed on. */
  blame: (error: ModelError) => BoundaryError;
}

/** A reply with the thinking taken out of its text. */
export interface CalledReply {
  reply: ModelReply;
  leakedThinking: boolean;
  /** Calls that failed before this one. */
  retries: number;
}

/** Calls a model until it answers, or answers from an earlier reply where that is sound. Throws what `blame` makes. */
export async function callModel(
  site: CallSite,
  request: ModelRequest,
  context: Omit<CallContext, 'signal'>,
): Promise<CalledReply> {
  const { value, retries } = await cachedOrCalled(site, request, context);
  const { text, thinking } = splitThinking(value.text);
  const thoughts = [value.thinking, thinking].filter(
    (part) => part !== undefined && part !== null && part !== '',
  );
  const reply: ModelReply = { ...value, text };
  if (thoughts.length > 0) reply.thinking = thoughts.join('\n\n');
  return { reply, leakedThinking: thinking !== null, retries };
}

type Tried = { value: ModelReply; retries: number };

async function cachedOrCalled(
  site: CallSite,
  request: ModelRequest,
  context: Omit<CallContext, 'signal'>,
): Promise<Tried> {
  const { cache, repeats } = site.rules;
  if (cache === null || !isCacheSound(request.sampling, repeats)) return called(site, request, context);
  const key = cacheKey(site.identity, request);
  const earlier = await cache.get(key);
  if (earlier !== null) {
    return { value: { ...earlier, cached: true, firstTokenMs: null, durationMs: 0 }, retries: 0 };
  }
  const fresh = await called(site, request, context);
  await cache.set(key, fresh.value);
  return fresh;
}

async function called(
  { model, gate, rules, deadline, blame }: CallSite,
  request: ModelRequest,
  context: Omit<CallContext, 'signal'>,
): Promise<Tried> {
  const { signal } = deadline;
  const call = async () => {
    const entry = gate.enter(signal);
    if (entry !== null) await deadline.excluding(() => entry);
    try {
      signal.throwIfAborted();
      return await abortable(model.complete(request, { ...context, signal }), signal);
    } finally {
      gate.leave?.();
    }
  };
  try {
    return await retryCall(call, {
      maxRetries: rules.maxRetries,
      random: rules.random,
      clock: rules.clock,
      signal,
      onRetry: (error, delayMs) => gate.onRetry(error, delayMs),
      duringThrottle: (wait) => deadline.excluding(wait),
    });
  } catch (error) {
    throw error instanceof ModelError ? blame(error) : error;
  }
}
