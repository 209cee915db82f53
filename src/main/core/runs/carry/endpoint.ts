/** What an endpoint allows. Endpoints with the same key share it, across all runs of this process. */
export interface EndpointLimits {
  /** Such as `openai http://127.0.0.1:8000/v1`. */
  key: string;
  /** Most attempts at once. */
  concurrency: number;
  requestsPerMinute: number | null;
  /** Serves one model at a time, so that runs of different models take turns. */
  oneModelAtATime: boolean;
}

/** Keeps what is asked of one endpoint within its limits. Times are milliseconds since 1970. */
export interface Endpoint {
  readonly limits: EndpointLimits;
  readonly inUse: number;
  /** Until when the server asked to be left alone; 0 when it did not. */
  readonly heldUntil: number;
  /** Takes a place for one attempt if there is one, nobody waits for one, and the endpoint is not held. */
  tryEnter(now: number): boolean;
  /** Waits for a place; those who wait come before new attempts, so that what was begun is finished first. */
  enter(): Promise<void>;
  leave(): void;
  /** Holds the endpoint for at least that long. */
  hold(now: number, ms: number): void;
  /** Reserves the next request; returns how long to wait for it, in milliseconds. */
  reserve(now: number): number;
  /** Takes over limits that a person changed. */
  update(limits: EndpointLimits): void;
}

export function createEndpoint(initial: EndpointLimits): Endpoint {
  let limits = initial;
  let inUse = 0;
  let heldUntil = 0;
  let nextRequestAt = 0;
  const waiting: (() => void)[] = [];
  const letIn = () => {
    while (inUse < limits.concurrency) {
      const next = waiting.shift();
      if (next === undefined) return;
      inUse += 1;
      next();
    }
  };
  return {
    get limits() {
      return limits;
    },
    get inUse() {
      return inUse;
    },
    get heldUntil() {
      return heldUntil;
    },
    tryEnter(now) {
      if (inUse >= limits.concurrency || waiting.length > 0 || now < heldUntil) return false;
      inUse += 1;
      return true;
    },
    enter() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        letIn();
      });
    },
    leave() {
      inUse -= 1;
      letIn();
    },
    hold(now, ms) {
      heldUntil = Math.max(heldUntil, now + ms);
    },
    reserve(now) {
      if (limits.requestsPerMinute === null) return 0;
      // Evenly spaced, so that no minute holds more than allowed and there are no bursts.
      const at = Math.max(now, nextRequestAt);
      nextRequestAt = at + 60_000 / limits.requestsPerMinute;
      return at - now;
    },
    update(changed) {
      limits = changed;
      letIn();
    },
  };
}
