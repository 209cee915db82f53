import { type Clock, sleep } from '#core/engine/clock.ts';

/** Endpoints that asked to be left alone, as this thread knows them. */
export interface EndpointHolds {
  hold(endpoint: string, ms: number): void;
  isHeld(endpoint: string): boolean;
  /** Resolves when the endpoint is no longer held. */
  passed(endpoint: string, signal: AbortSignal): Promise<void>;
}

export function createEndpointHolds(clock: Clock): EndpointHolds {
  const until = new Map<string, number>();
  const leftMs = (endpoint: string) => (until.get(endpoint) ?? 0) - clock.now();
  return {
    hold(endpoint, ms) {
      until.set(endpoint, Math.max(until.get(endpoint) ?? 0, clock.now() + ms));
    },
    isHeld: (endpoint) => leftMs(endpoint) > 0,
    async passed(endpoint, signal) {
      while (leftMs(endpoint) > 0) await sleep(clock, leftMs(endpoint), signal);
    },
  };
}
