import type { AttemptPorts } from '#core/engine/attempt-ports.ts';
import type { Model } from '#core/engine/ports.ts';
import { runAttempt } from '#core/engine/run-attempt.ts';
import { HELD_BACK } from '#core/providers/held-back.ts';
import { createModel } from '#core/providers/index.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import { AppError } from '#shared/errors.ts';

import { markBusy } from '../pool/busy-marker.ts';
import type { SessionPlan } from '../session-plan.ts';
import { createCallGate } from './call-gate.ts';
import type { CaseReader } from './case-reader.ts';
import { type OpenRoles, openRoles } from './open-roles.ts';
import { createReplyCache } from './reply-cache.ts';
import { createReturningGate } from './role-gates.ts';
import { casesOf, mustRead, scorerOf, type WorkerTools, harnessOf } from './worker-tools.ts';

/** One run's part of a worker thread: makes attempts until it is closed. */
export class Session {
  readonly #plan: SessionPlan;
  readonly #model: Model;
  readonly #cases: CaseReader;
  readonly #roles: OpenRoles;
  readonly #tools: WorkerTools;
  readonly #ports: Omit<AttemptPorts, 'onBusy' | 'judges' | 'user'>;
  readonly #marker: Int32Array;
  readonly #number: number;
  readonly #inFlight = new Map<number, AbortController>();

  /** Reads cases from the catalog if no others are given. Throws when model, harness or scorer cannot be made. */
  constructor(number: number, plan: SessionPlan, tools: WorkerTools, cases?: CaseReader) {
    this.#number = number;
    this.#plan = plan;
    this.#marker = tools.marker;
    this.#cases = cases ?? casesOf(tools, plan.source);
    this.#tools = tools;
    this.#model = createModel(plan.model, tools.offlineLock);
    this.#roles = openRoles(plan.roles, tools);
    this.#ports = {
      harness: harnessOf(plan.source),
      model: this.#model,
      scorer: scorerOf(plan.source),
      sandboxes: tools.sandboxesOf(plan.source),
      gate: createCallGate(plan.endpoint, tools),
      cache: plan.attempt.useCache ? createReplyCache(tools.core) : null,
      clock: tools.clock,
      random: Math.random,
    };
  }

  /** Makes one attempt. Throws when it was aborted or the case cannot be read, and AppError `offline-locked` when the lock held a request back: that says nothing about the case. */
  async attempt(
    work: { item: number; caseRow: number; attempt: number },
    onStarted: (caseId: string) => void,
  ): Promise<CaseResult> {
    const controller = new AbortController();
    this.#inFlight.set(work.item, controller);
    try {
      const testCase = await mustRead(this.#cases, work.caseRow);
      onStarted(testCase.id);
      const place = { session: this.#number, item: work.item, isLent: false };
      const ports: AttemptPorts = {
        ...this.#ports,
        ...this.#roles.forPlace(place),
        gate: createReturningGate(this.#ports.gate, place, this.#tools),
        onBusy: (_case, _attempt, boundary) =>
          markBusy(
            this.#marker,
            boundary === null ? null : { session: this.#number, item: work.item, boundary },
          ),
      };
      const result = await runAttempt(this.#plan.attempt, testCase, work.attempt, ports, controller.signal);
      if (result.failure?.cause.endsWith(HELD_BACK) === true)
        throw new AppError('offline-locked', result.reason);
      return this.#plan.keepTranscripts ? result : { ...result, transcript: [] };
    } finally {
      this.#inFlight.delete(work.item);
    }
  }

  abort(): void {
    for (const controller of this.#inFlight.values()) controller.abort(new RunStopped());
  }

  async close(): Promise<void> {
    this.abort();
    await Promise.all([this.#model.close?.(), this.#roles.close()]);
  }
}

/** Why attempts are aborted: the run was stopped. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
  constructor() {
    super('The run was stopped.');
  }
}
