import { createHash } from 'node:crypto';

const FAULTS = [
  /** Answers late. */
  'delay',
  /** Closes the connection in the middle of the answer. */
  'cut',
  /** Ends the body properly in the middle of the answer. */
  'cut-quietly',
  /** HTTP 429 with Retry-After. */
  'rate-limit',
  /** HTTP 500 with an error body. */
  'server-error',
  /** Accepts the request and never answers. */
  'stall',
  /** Answers 200 with an HTML page. */
  'wrong-type',
  /** A line of the stream is not JSON. */
  'garbage',
  /** Closes the connection before any header. */
  'reset',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What goes wrong, decided by a seed alone, so that a test knows each case's fate beforehand. */
export interface FaultPlan {
  readonly seed: number;
  /** Share of the cases that each fault befalls. */
  readonly shares: Partial<Readonly<Record<Fault, number>>>;
  /** Share of the faulty cases whose fault never clears. Default 0. */
  readonly lastingShare?: number;
  /** Most tries a passing fault lasts; each case draws 1 to this. Default 2. */
  readonly mostTries?: number;
  readonly delayMs?: number;
  readonly retryAfterSeconds?: number;
  readonly retryAfterAs?: 'seconds' | 'date';
}

export interface Fate {
  readonly fault: Fault | 'none';
  /** The fault befalls tries 1 to this. */
  readonly tries: number;
  /** Where an answer is cut, as a share of it. */
  readonly cutAt: number;
}

export const NO_FAULTS: FaultPlan = { seed: 0, shares: {} };

/** The fate of a case: the same for the same plan and key, in every process. */
export function fateOf(plan: FaultPlan, caseKey: string): Fate {
  const draws = drawsOf(plan.seed, caseKey);
  const fault = faultDrawn(plan, draws.kind);
  const lasts = draws.lasting < (plan.lastingShare ?? 0);
  const tries = lasts ? Infinity : 1 + Math.floor(draws.tries * (plan.mostTries ?? 2));
  return { fault, tries: fault === 'none' ? 0 : tries, cutAt: draws.cutAt };
}

/** What befalls one try (from 1) at a case. */
export function faultAt(plan: FaultPlan, caseKey: string, tryNumber: number): Fault | 'none' {
  const fate = fateOf(plan, caseKey);
  return tryNumber <= fate.tries ? fate.fault : 'none';
}

function faultDrawn(plan: FaultPlan, draw: number): Fault | 'none' {
  let upTo = 0;
  for (const fault of FAULTS) {
    upTo += plan.shares[fault] ?? 0;
    if (draw < upTo) return fault;
  }
  return 'none';
}

function drawsOf(seed: number, caseKey: string) {
  const hash = createHash('sha256').update(`${seed}:${caseKey}`).digest();
  const draw = (place: number) => hash.readUInt32BE(place * 4) / 2 ** 32;
  return { kind: draw(0), lasting: draw(1), tries: draw(2), cutAt: draw(3) };
}
