import type { Clock } from '#core/engine/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Goes on by so much and rings every alarm on the way, in order; lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Delays of all alarms that were ever set. */
  readonly delays: readonly number[];
  /** Resolves when so many alarms are set. */
  untilAlarms(count: number): Promise<void>;
}

export function manualClock(): ManualClock {
  let now = Date.UTC(2026, 0, 1);
  const delays: number[] = [];
  const alarms = new Set<{ at: number; ring: () => void }>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    delays,
    now: () => now,
    after(ms, ring) {
      delays.push(ms);
      const alarm = { at: now + ms, ring };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
    async untilAlarms(count) {
      while (alarms.size < count) await settle();
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = [...alarms].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        alarms.delete(next);
        now = Math.max(now, next.at);
        next.ring();
      }
      now = end;
      await settle();
    },
  };
}
