import type { ComparedRun, Comparison } from '#shared/domain/comparison.ts';
import type { Accuracy } from '#shared/domain/run.ts';
import { clusteredAccuracy } from '#shared/domain/statistics/accuracy.ts';
import {
  type CasePair,
  casesToTell,
  isTold,
  pairedDifference,
} from '#shared/domain/statistics/paired-difference.ts';

import { isPass, isScored } from './change-of.ts';
import { comparisonNotes } from './comparison-notes.ts';
import type { OpenedComparison, OpenedRun } from './opened-comparison.ts';

/** Every run against the baseline, over the attempts that both have a verdict for. */
export function compareRuns(comparison: OpenedComparison): Comparison {
  const { runs, baseline } = comparison;
  return {
    baseline: runs[baseline]?.run.id ?? '',
    runs: runs.map((opened, place) => comparedRun(comparison, opened, place)),
  };
}

function comparedRun(comparison: OpenedComparison, opened: OpenedRun, place: number): ComparedRun {
  const overlap = overlapOf(comparison, place);
  const { shared, onlyBaseline, onlyHere, errors, cases } = overlap;
  const changedText = changedTexts(comparison, place);
  return {
    run: opened.run,
    accuracy: accuracyOf(cases, 'after'),
    baselineAccuracy: accuracyOf(cases, 'before'),
    difference: place === comparison.baseline ? null : differenceOf(cases),
    shared,
    onlyBaseline,
    onlyHere,
    errors,
    changedText,
    notes:
      place === comparison.baseline ? [] : comparisonNotes(comparison, place, { ...overlap, changedText }),
  };
}

/** Attempts at one case that both runs have a verdict for. */
interface CaseTallies {
  attempts: number;
  before: number;
  after: number;
}

export interface Overlap {
  readonly shared: number;
  readonly onlyBaseline: number;
  readonly onlyHere: number;
  readonly errors: number;
  readonly cases: readonly CaseTallies[];
}

function overlapOf({ aligned, baseline, verdictAt }: OpenedComparison, place: number): Overlap {
  const counts = { shared: 0, onlyBaseline: 0, onlyHere: 0, errors: 0 };
  const cases: CaseTallies[] = [];
  let tallies: CaseTallies = { attempts: 0, before: 0, after: 0 };
  let current = -1;
  for (let slot = 0; slot < aligned.length; slot++) {
    const before = verdictAt(baseline, slot);
    const after = verdictAt(place, slot);
    if (before === null || after === null) {
      if (before !== null) counts.onlyBaseline += 1;
      if (after !== null) counts.onlyHere += 1;
      continue;
    }
    if (!isScored(before) || !isScored(after)) {
      counts.errors += 1;
      continue;
    }
    counts.shared += 1;
    const own = aligned.cases[slot] ?? 0;
    if (own !== current) {
      current = own;
      tallies = { attempts: 0, before: 0, after: 0 };
      cases.push(tallies);
    }
    tallies.attempts += 1;
    if (isPass(before)) tallies.before += 1;
    if (isPass(after)) tallies.after += 1;
  }
  return { ...counts, cases };
}

function accuracyOf(cases: readonly CaseTallies[], side: 'before' | 'after'): Accuracy | null {
  return clusteredAccuracy(cases.map((one) => ({ passed: one[side], scored: one.attempts })));
}

function differenceOf(cases: readonly CaseTallies[]): ComparedRun['difference'] {
  const pairs: CasePair[] = cases.map(({ attempts, before, after }) => ({
    before: before / attempts,
    after: after / attempts,
    pairs: attempts,
  }));
  const difference = pairedDifference(pairs);
  if (difference === null) return null;
  return { ...difference, isTold: isTold(difference), moreCases: casesToTell(pairs, difference) };
}

/** Cases of one id whose content is another one in the two versions. */
function changedTexts({ runs, baseline }: OpenedComparison, place: number): number {
  const before = runs[baseline]?.names.numbersById;
  let changed = 0;
  for (const [id, number] of runs[place]?.names.numbersById ?? []) {
    const other = before?.get(id);
    if (other !== undefined && other !== number) changed += 1;
  }
  return changed;
}
