import { type Flag, FLAGS, type Pattern, PATTERNS } from '#shared/domain/case-result.ts';
import { BOUNDARIES, type Boundary, type Verdict, VERDICTS } from '#shared/domain/verdict.ts';

/** Narrow rows hold places in these lists, so the lists may only grow at their ends. */
export const VERDICT_CODE = { pass: 0, partial: 1, fail: 2, error: 3, skipped: 4 } as const satisfies Record<
  Verdict,
  number
>;

export function verdictOfCode(code: number): Verdict {
  return VERDICTS[code] ?? 'error';
}

export function patternCode(pattern: Pattern | null): number | null {
  return pattern === null ? null : PATTERNS.indexOf(pattern);
}

export function patternOfCode(code: number | null): Pattern | null {
  return code === null ? null : (PATTERNS[code] ?? null);
}

export function boundaryCode(boundary: Boundary | null): number | null {
  return boundary === null ? null : BOUNDARIES.indexOf(boundary);
}

export function boundaryOfCode(code: number | null): Boundary | null {
  return code === null ? null : (BOUNDARIES[code] ?? null);
}

/** Bit i stands for FLAGS[i]. */
export function flagBits(flags: readonly Flag[]): number {
  return flags.reduce((bits, flag) => bits | (1 << FLAGS.indexOf(flag)), 0);
}

export function flagsOfBits(bits: number): Flag[] {
  return FLAGS.filter((_, place) => (bits & (1 << place)) !== 0);
}
