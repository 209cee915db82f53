import type { Catalog } from '#core/catalog/catalog.ts';
import type { Clock } from '#core/engine/clock.ts';
import type { EventBus } from '#core/api/event-bus.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import type { RunStatus } from '#shared/domain/run.ts';

import type { BusyMark } from '../pool/busy-marker.ts';
import type { FromWorker } from '../pool/worker-messages.ts';
import type { WorkerPool } from '../pool/worker-pool.ts';
import type { ThreadEnd, WorkerThread } from '../pool/worker-thread.ts';
import { mayStart } from './admission.ts';
import { type CarriedRun, type Ending, type Flight } from './carried-run.ts';
import { diedResult } from './died-result.ts';
import { runProgress } from './run-progress.ts';
import { saveResult } from './save-result.ts';
import { type Throttled, throttled } from './throttled.ts';
import { writeEnding } from './write-ending.ts';

export interface CarrierOptions {
  catalog: Pick<Catalog, 'cases' | 'runs' | 'results'>;
  bus: EventBus;
  pool: WorkerPool;
  clock: Clock;
  /** The offline lock kept a request of a run from being sent. */
  onHeldBack: (run: CarriedRun) => void;
}

type Dropped = Extract<FromWorker, { type: 'dropped' }>;

/** Shortest time between two progress events of a run. */
const PROGRESS_GAP_MS = 100;
const TICK_MS = 1_000;
/** Attempts at once that one thread carries before another thread is started. */
const LOAD_OF_THREAD = 8;
/** How long a thread may take to let go of aborted items. */
const ABORT_GRACE_MS = 5_000;
/** A run whose threads keep dying is given up after this many. */
const MOST_THREAD_DEATHS = 20;

/** Carries out the runs of this process: hands items to threads, has results written down, then tells. */
export class Carrier {
  readonly #options: CarrierOptions;
  readonly #runs = new Map<number, CarriedRun>();
  readonly #progress = new Map<number, Throttled>();
  readonly #over = new Map<string, Set<() => void>>();
  #ticking: (() => void) | null = null;
  #pumpTimer: (() => void) | null = null;

  constructor(options: CarrierOptions) {
    this.#options = options;
  }

  /** Takes a run on; it starts as soon as its endpoint allows. */
  add(run: CarriedRun): void {
    this.#runs.set(run.session, run);
    const tell = () => this.#tell(run, run.status);
    this.#progress.set(run.session, throttled(this.#options.clock, PROGRESS_GAP_MS, tell));
    this.#tick();
    this.#admit();
    this.#settle(run);
  }

  find(runId: string): CarriedRun | null {
    return this.active.find(({ id }) => id === runId) ?? null;
  }

  get active(): readonly CarriedRun[] {
    return [...this.#runs.values()];
  }

  /** Hands out no more items; those in flight are finished. */
  async pause(run: CarriedRun): Promise<void> {
    await this.#setStatus(run, 'paused');
    this.#admit();
  }

  /** Pauses a run and takes back what is in flight: those attempts are made anew when it goes on. */
  async suspend(run: CarriedRun, message: string): Promise<void> {
    if (run.ending !== null) return;
    for (const thread of this.#options.pool.withSession(run.session)) this.#abort(thread, run);
    this.#options.catalog.runs.log(run.id, 'warning', message).catch(() => undefined);
    await this.#setStatus(run, 'paused', message);
    this.#admit();
  }

  async unpause(run: CarriedRun): Promise<void> {
    await this.#setStatus(run, 'queued');
    this.#admit();
  }

  /** Stops a run and keeps what is done. Resolves when its last status is durable. */
  end(run: CarriedRun, ending: Ending): Promise<void> {
    const over = this.#whenOver(run);
    run.ending ??= ending;
    for (const thread of this.#options.pool.withSession(run.session)) this.#abort(thread, run);
    this.#settle(run);
    return over;
  }

  /** Ends every run as interrupted. */
  async close(): Promise<void> {
    const message = 'The application was closed. Resume goes on from here.';
    await Promise.all(this.active.map((run) => this.end(run, { status: 'interrupted', message })));
    this.#ticking?.();
    this.#pumpTimer?.();
  }

  onMessage(thread: WorkerThread, message: FromWorker): void {
    if (message.type === 'throttled') this.hold(message.endpoint, message.ms);
    if (message.type === 'started') this.#noteStarted(message.attempts);
    if (!('session' in message)) return;
    const run = this.#runs.get(message.session);
    if (run === undefined) return;
    switch (message.type) {
      case 'open-failed':
        void this.end(run, { status: 'failed', message: message.message });
        return;
      case 'finished':
        if (this.#land(run, message.item, thread)) this.#save(run, message.item, message.result);
        break;
      case 'dropped':
        this.#drop(run, thread, message);
        break;
    }
    this.pump();
    this.#settle(run);
  }

  /** A thread is gone: its items are handed out once more; what takes a thread down twice is given up. */
  onEnd(thread: WorkerThread, end: ThreadEnd): void {
    for (const session of thread.sessions) {
      const run = this.#runs.get(session);
      if (run === undefined) continue;
      const flights = [...run.inFlight.values()].filter((flight) => flight.thread === thread);
      if (flights.length > 0) this.#lose(run, flights, end);
      this.#settle(run);
    }
    this.pump();
  }

  /** Leaves an endpoint alone for a while, in all threads. */
  hold(endpointKey: string, ms: number): void {
    const { clock, pool } = this.#options;
    const run = this.active.find((one) => one.options.endpoint.limits.key === endpointKey);
    run?.options.endpoint.hold(clock.now(), ms);
    pool.broadcast({ type: 'hold', endpoint: endpointKey, ms });
    for (const each of this.active) this.#progress.get(each.session)?.request();
    this.pump();
  }

  /** The run that a session of a thread belongs to. */
  runOf(session: number): CarriedRun | null {
    return this.#runs.get(session) ?? null;
  }

  #noteStarted(attempts: Extract<FromWorker, { type: 'started' }>['attempts']): void {
    for (const { session, item, caseId } of attempts) {
      const flight = this.#runs.get(session)?.inFlight.get(item);
      if (flight !== undefined) flight.caseId = caseId;
    }
  }

  #admit(): void {
    for (const run of this.active) {
      if (!mayStart(run, this.active)) continue;
      void this.#setStatus(run, 'running');
    }
    this.pump();
  }

  async #setStatus(
    run: CarriedRun,
    status: CarriedRun['status'],
    message: string | null = null,
  ): Promise<void> {
    run.setStatus(status, this.#options.clock.now());
    this.#progress.get(run.session)?.request();
    try {
      await this.#options.catalog.runs.setStatus(run.id, status, message);
      this.#options.bus.publish('catalog.changed', { what: 'runs' });
    } catch (error) {
      void this.end(run, { status: 'failed', message: messageOf(error) });
    }
  }

  /** Hands out items, a run at a time in turn, until no run takes one. */
  pump(): void {
    let handedOut = true;
    while (handedOut) {
      handedOut = false;
      for (const run of this.#runs.values()) handedOut = this.#handOut(run) || handedOut;
    }
  }

  #handOut(run: CarriedRun): boolean {
    if (!run.wantsWork) return false;
    const { clock, pool } = this.#options;
    const { endpoint, list, concurrency, plan } = run.options;
    const now = clock.now();
    if (!endpoint.tryEnter(now)) {
      if (endpoint.heldUntil > now) this.#pumpLater(endpoint.heldUntil - now);
      return false;
    }
    const work = list.take();
    if (work === null) {
      endpoint.leave();
      return false;
    }
    const thread = pool.pick(Math.ceil(concurrency / LOAD_OF_THREAD));
    if (!thread.sessions.has(run.session)) {
      thread.sessions.add(run.session);
      thread.post({ type: 'open', session: run.session, plan });
    }
    thread.load += 1;
    thread.setBusy(true);
    run.inFlight.set(work.item, { ...work, thread, caseId: null, hasPlace: true });
    thread.post({ type: 'work', session: run.session, ...work });
    return true;
  }

  #pumpLater(ms: number): void {
    this.#pumpTimer ??= this.#options.clock.after(ms, () => {
      this.#pumpTimer = null;
      this.pump();
    });
  }

  /** Takes an item out of flight. False if that thread does not have it any more. */
  #land(run: CarriedRun, item: number, thread: WorkerThread): boolean {
    const flight = run.inFlight.get(item);
    if (flight?.thread !== thread) return false;
    run.inFlight.delete(item);
    if (flight.hasPlace) run.options.endpoint.leave();
    thread.load -= 1;
    if (thread.load === 0) thread.setBusy(false);
    return true;
  }

  #drop(run: CarriedRun, thread: WorkerThread, { item, isHeldBack, message }: Dropped): void {
    if (!this.#land(run, item, thread)) return;
    run.options.list.putBack(item);
    if (message !== null) void this.end(run, { status: 'failed', message });
    if (isHeldBack && run.status !== 'paused') this.#options.onHeldBack(run);
  }

  #lose(run: CarriedRun, flights: readonly Flight[], end: ThreadEnd): void {
    run.threadDeaths += 1;
    const note = `A worker thread stopped: ${end.message}. Its cases are attempted again.`;
    this.#options.catalog.runs.log(run.id, 'warning', note).catch(() => undefined);
    const culprit = end.mark?.session === run.session ? end.mark : null;
    for (const flight of flights) this.#loseOne(run, flight, end, culprit);
    if (end.wasReady && run.threadDeaths < MOST_THREAD_DEATHS) return;
    const what = end.wasReady ? 'Worker threads of this run keep stopping' : 'The run worker did not start';
    void this.end(run, { status: 'failed', message: `${what}: ${end.message}.` });
  }

  #loseOne(run: CarriedRun, flight: Flight, end: ThreadEnd, culprit: BusyMark | null): void {
    this.#land(run, flight.item, flight.thread);
    const isInnocent = culprit !== null && culprit.item !== flight.item;
    const deaths = (run.deaths.get(flight.item) ?? 0) + (isInnocent ? 0 : 1);
    run.deaths.set(flight.item, deaths);
    if (deaths < 2 || run.ending !== null) {
      run.options.list.putBack(flight.item);
    } else if (culprit === null) {
      run.options.list.putBack(flight.item);
      const message = `A worker thread stopped twice at the same cases: ${end.message}.`;
      void this.end(run, { status: 'failed', message });
    } else {
      this.#save(run, flight.item, diedResult(flight, culprit.boundary, end.message, this.#options));
    }
  }

  #save(run: CarriedRun, item: number, result: CaseResult | Promise<CaseResult>): void {
    void saveResult(this.#options.catalog, run, { item, result })
      .then((trouble) => {
        if (trouble === null) this.#progress.get(run.session)?.request();
        else void this.end(run, { status: 'failed', message: trouble });
      })
      .finally(() => {
        this.pump();
        this.#settle(run);
      });
  }

  #abort(thread: WorkerThread, run: CarriedRun): void {
    thread.post({ type: 'abort', session: run.session });
    const aborted = [...run.inFlight.values()].filter((flight) => flight.thread === thread);
    const callOff = this.#options.clock.after(ABORT_GRACE_MS, () => {
      const keeps = aborted.some((flight) => run.inFlight.get(flight.item) === flight);
      if (keeps) void thread.stop('it did not let go of aborted cases');
    });
    run.timers.push(callOff);
  }

  /** Ends the run when nothing is left or under way. */
  #settle(run: CarriedRun): void {
    if (run.isOver || !run.isIdle) return;
    if (run.ending === null && run.options.list.left > 0) return;
    run.isOver = true;
    void this.#finish(run, run.ending ?? { status: 'completed', message: null });
  }

  async #finish(run: CarriedRun, ending: { status: RunStatus; message: string | null }): Promise<void> {
    const { catalog, pool, bus, clock } = this.#options;
    run.setStatus('paused', clock.now());
    this.#progress.get(run.session)?.cancel();
    for (const callOff of run.timers) callOff();
    const status = await writeEnding(catalog, run.id, ending);
    for (const thread of pool.withSession(run.session)) {
      thread.sessions.delete(run.session);
      thread.post({ type: 'close', session: run.session });
    }
    this.#runs.delete(run.session);
    this.#progress.delete(run.session);
    this.#tell(run, status);
    bus.publish('catalog.changed', { what: 'runs' });
    for (const resolve of this.#over.get(run.id) ?? []) resolve();
    this.#over.delete(run.id);
    this.#admit();
  }

  #whenOver(run: CarriedRun): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#over.get(run.id) ?? new Set();
      this.#over.set(run.id, waiting.add(resolve));
    });
  }

  #tell(run: CarriedRun, status: RunStatus): void {
    this.#options.bus.publish('run.progress', runProgress(run, status, this.#options.clock.now()));
  }

  /** Once a second: clocks on screens go on, and wishes of other processes are heard. */
  #tick(): void {
    this.#ticking ??= this.#options.clock.after(TICK_MS, () => {
      this.#ticking = null;
      if (this.#runs.size === 0) return;
      this.#tick();
      for (const run of this.active) this.#progress.get(run.session)?.request();
      void this.#hearCancels();
    });
  }

  async #hearCancels(): Promise<void> {
    const { runs } = this.#options.catalog;
    // What cannot be read now is read a second later.
    const ids = await runs.cancelRequested(this.active.map(({ id }) => id)).catch((): string[] => []);
    for (const run of this.active.filter(({ id }) => ids.includes(id))) {
      void this.end(run, { status: 'cancelled', message: 'Cancelled by another process.' });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
