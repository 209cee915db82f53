import type { CaseResult } from '#shared/domain/case-result.ts';
import type { RunStatus } from '#shared/domain/run.ts';

import type { WorkerThread } from '../pool/worker-thread.ts';
import type { SessionPlan } from '../session-plan.ts';
import type { Endpoint } from './endpoint.ts';
import type { RunCounts } from './run-counts.ts';
import type { WorkItem, WorkList } from './work-list.ts';

/** An item that a thread is working on. */
export interface Flight extends WorkItem {
  thread: WorkerThread;
  /** Null until the thread has read the case. */
  caseId: string | null;
  /** Whether it holds a place at the endpoint; it has none while another role's model is asked for it. */
  hasPlace: boolean;
}

/** How a run ends before its work is done. */
export interface Ending {
  status: Extract<RunStatus, 'cancelled' | 'failed' | 'interrupted'>;
  message: string | null;
}

export interface CarriedRunOptions {
  id: string;
  model: string;
  plan: SessionPlan;
  endpoint: Endpoint;
  list: WorkList;
  counts: RunCounts;
  /** Most attempts at once. */
  concurrency: number;
  /** Whether an item had an error that this attempt is to replace. */
  hadError: (item: number) => boolean;
  modelDigest: string | null;
}

/** One run of this process and what of it is in flight. */
export class CarriedRun {
  static #sessions = 0;

  readonly options: CarriedRunOptions;
  readonly session: number;
  readonly inFlight = new Map<number, Flight>();
  /** How often the thread of an item died under it. */
  readonly deaths = new Map<number, number>();
  status: Extract<RunStatus, 'queued' | 'running' | 'paused'> = 'queued';
  ending: Ending | null = null;
  /** Results that are not yet durable. */
  unsaved = 0;
  modelDigest: string | null;
  /** Times threads died while they had items of this run. */
  threadDeaths = 0;
  isOver = false;
  /** What calls off timers that watch over the run. */
  readonly timers: (() => void)[] = [];

  readonly #meter = { activeMs: 0, activeSince: null as number | null, results: 0 };

  constructor(options: CarriedRunOptions) {
    this.options = options;
    this.modelDigest = options.modelDigest;
    CarriedRun.#sessions += 1;
    this.session = CarriedRun.#sessions;
  }

  get id(): string {
    return this.options.id;
  }

  /** Whether another item may be handed out, as far as the run itself is concerned. */
  get wantsWork(): boolean {
    return (
      this.status === 'running' &&
      this.ending === null &&
      this.options.list.left > 0 &&
      this.inFlight.size < this.options.concurrency &&
      this.unsaved < MOST_UNSAVED
    );
  }

  /** Whether nothing of it is under way any more. */
  get isIdle(): boolean {
    return this.inFlight.size === 0 && this.unsaved === 0;
  }

  setStatus(status: 'queued' | 'running' | 'paused', now: number): void {
    this.status = status;
    if (status === 'running') this.#meter.activeSince ??= now;
    else if (this.#meter.activeSince !== null) {
      this.#meter.activeMs += now - this.#meter.activeSince;
      this.#meter.activeSince = null;
    }
  }

  /** A result is durable. */
  count(item: number, result: CaseResult): void {
    this.#meter.results += 1;
    if (this.options.hadError(item)) this.options.counts.replaceError(result.verdict);
    else this.options.counts.add(result.verdict);
  }

  /** Time this process has spent running it. */
  elapsedMs(now: number): number {
    const { activeMs, activeSince } = this.#meter;
    return activeMs + (activeSince === null ? 0 : now - activeSince);
  }

  /** From the speed so far; null until there is one. */
  remainingMs(now: number): number | null {
    const open = this.options.list.left + this.inFlight.size + this.unsaved;
    if (open === 0) return 0;
    const { results } = this.#meter;
    return results < 2 ? null : (this.elapsedMs(now) / results) * open;
  }
}

/** Results that wait for the disk: beyond this, no more work is handed out. */
const MOST_UNSAVED = 512;
