import type { Series } from './series.ts';

/** Something that is measured; one row may give several figures that share a fixture. */
export interface BenchRow {
  readonly id: string;
  /** Whether the built interface is needed. */
  readonly needsBuild?: true;
  measure(): Promise<readonly Figure[]>;
}

/** What was measured, beside what it is held against. */
export interface Figure {
  /** What one measurement did, such as `164 programs, 2 at a time`. */
  readonly what: string;
  readonly unit: string;
  readonly measured: Series;
  /** The same by processor time, where it is known: what else the machine does is not in it. */
  readonly processor?: Series;
  readonly reference: Series | null;
  readonly goal: Goal | null;
}

/** The most or the least that is good enough: of the median itself, of its ratio to the reference's, or of what it has above that. */
export interface Goal {
  readonly of: 'median' | 'ratio' | 'surplus';
  readonly bound: 'most' | 'least';
  readonly value: number;
}

/** Median over the median of the reference; null without one. */
export function ratioOf({ measured, reference }: Figure): number | null {
  return reference === null ? null : measured.median / reference.median;
}

/** Whether the goal is reached; null where there is none. */
export function isMet(figure: Figure): boolean | null {
  const { goal } = figure;
  if (goal === null) return null;
  const value = valueFor(goal.of, figure);
  return goal.bound === 'most' ? value <= goal.value : value >= goal.value;
}

function valueFor(of: Goal['of'], figure: Figure): number {
  const { measured, reference } = figure;
  if (of === 'median') return measured.median;
  if (reference === null) return Number.NaN;
  return of === 'ratio' ? measured.median / reference.median : measured.median - reference.median;
}
