import type { TranscriptEntry, Usage } from '#shared/domain/transcript.ts';

import type { AttemptDeadline } from './attempt-deadline.ts';
import type { AttemptPlan, AttemptPorts, PlannedCase } from './attempt-ports.ts';
import { attemptSampling } from './attempt-sampling.ts';
import { BoundaryError, within } from './boundary.ts';
import { callModel, type CallRules } from './call-model.ts';
import { addUsage, replyCost } from './cost.ts';
import { notedSandboxes } from './noted-sandboxes.ts';
import type { HarnessTools, ModelError, ModelReply, ModelRequest } from './ports.ts';
import { callRole, type RoleSetting } from './role-calls.ts';
import type { RoleLedger } from './role-ledger.ts';
import { unchargedWaits } from './uncharged-waits.ts';

/** What an attempt has seen so far; kept even when it breaks. */
export interface AttemptLog {
  transcript: TranscriptEntry[];
  /** Of the candidate, like the numbers below. */
  replies: ModelReply[];
  usage: Usage;
  costUsd: number | null;
  leakedThinking: boolean;
  /** What the models of other roles took. */
  roles: RoleLedger;
  /** Names of the sandboxes that ran something. */
  sandboxes: Set<string>;
}

export interface Attempt {
  plan: AttemptPlan;
  testCase: PlannedCase;
  attempt: number;
  ports: AttemptPorts;
  deadline: AttemptDeadline;
  /** Of the run: what ends the attempt from outside. */
  signal: AbortSignal;
  log: AttemptLog;
}

/** The tools of one attempt: the models with retries, cache, limits and transcript wrapped around them. */
export function attemptTools(context: Attempt): HarnessTools {
  const { plan, attempt, ports, testCase, log, deadline } = context;
  const idle = () => ports.onBusy?.(testCase, attempt, null);
  const busy = () => ports.onBusy?.(testCase, attempt, 'harness');
  return {
    examples: plan.examples,
    sampling: attemptSampling(plan.sampling, attempt),
    signal: deadline.signal,
    sandboxes: unchargedWaits(notedSandboxes(ports.sandboxes, log.sandboxes), deadline),
    turnLimit: plan.limits.turns,
    toolCallLimit: plan.limits.toolCalls,
    record: (entry) => log.transcript.push(entry),
    async ask(request, read) {
      idle();
      if (log.replies.length >= plan.limits.turns) throw turnLimit(plan.limits.turns);
      const reply = await within('model', () => answer(context, request, read));
      busy();
      return reply;
    },
    async askUser(request) {
      idle();
      const reply = await within('harness', () => userReply(context, request));
      busy();
      return reply;
    },
  };
}

/** What calls of other roles than the candidate's happen in; their time is not the candidate's. */
export function roleSetting(context: Attempt): RoleSetting {
  const { testCase, attempt, signal, log } = context;
  return { rules: callRules(context), testCase, attempt, signal, ledger: log.roles };
}

function callRules({ plan, ports }: Attempt): CallRules {
  const { maxRetries, repeats, useCache } = plan;
  const { clock, random } = ports;
  return { maxRetries, repeats, cache: useCache ? ports.cache : null, clock, random };
}

async function answer(
  context: Attempt,
  request: ModelRequest,
  read: (reply: ModelReply) => ModelReply = (reply) => reply,
): Promise<ModelReply> {
  const { plan, ports, deadline, testCase, attempt, log } = context;
  const { model, gate } = ports;
  const site = { model, gate, identity: plan.modelIdentity, rules: callRules(context), deadline, blame };
  const called = await callModel(site, request, { testCase, attempt });
  const { leakedThinking, retries } = called;
  const reply = read(called.reply);
  if (leakedThinking) log.leakedThinking = true;
  keep(context, reply, retries);
  enforceLimits(context);
  return reply;
}

function blame(error: ModelError): BoundaryError {
  return new BoundaryError('model', error.message, { cause: error, causeKey: error.causeKey });
}

async function userReply(context: Attempt, request: ModelRequest): Promise<ModelReply> {
  const { ports, plan, log, deadline } = context;
  if (ports.user === null) throw new Error('The run has no model that plays the user.');
  const turns = log.transcript.filter(({ side, role }) => side === 'user' && role === 'assistant').length;
  // One more than the candidate may have: the user speaks first.
  if (turns > plan.limits.turns) throw turnLimit(plan.limits.turns);
  const { user } = ports;
  const { reply, retries } = await deadline.excluding(() =>
    callRole('user', user, { setting: roleSetting(context), request }),
  );
  log.transcript.push({ ...entryOf(reply, retries), side: 'user' });
  return reply;
}

function keep({ log, plan }: Attempt, reply: ModelReply, retries: number): void {
  log.replies.push(reply);
  log.usage = addUsage(log.usage, reply.usage);
  const cost = replyCost(reply, plan.price);
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
