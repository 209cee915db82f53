import { isDeepStrictEqual } from 'node:util';

import type { ComparisonNote } from '#shared/domain/comparison.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';

import type { OpenedComparison, OpenedRun } from './opened-comparison.ts';

interface Counts {
  readonly shared: number;
  readonly onlyBaseline: number;
  readonly onlyHere: number;
  readonly errors: number;
  readonly changedText: number;
}

/** What keeps two runs from being quite comparable, the weightiest first. */
export function comparisonNotes(
  { runs, baseline }: OpenedComparison,
  place: number,
  counts: Counts,
): ComparisonNote[] {
  const before = runs[baseline];
  const after = runs[place];
  if (before === undefined || after === undefined) return [];
  return [
    ...environmentNotes(before, after, counts),
    // Where nothing can be compared, how it was asked and judged says nothing.
    ...(counts.shared === 0 ? [] : [...ruleNotes(before, after), ...settingNotes(before, after)]),
    ...progressNotes(before, after, counts),
  ];
}

function note(code: ComparisonNote['code'], message: string, canRescore = false): ComparisonNote {
  return { code, message, canRescore };
}

function environmentNotes(before: OpenedRun, after: OpenedRun, counts: Counts): ComparisonNote[] {
  const { shared, onlyBaseline, onlyHere, changedText } = counts;
  const notes: ComparisonNote[] = [];
  if (shared === 0) {
    notes.push(note('nothing-shared', 'The runs share no scored case, so nothing can be compared.'));
  } else if (onlyBaseline + onlyHere > 0) {
    const parts = [
      `${formatCount(shared)} shared`,
      onlyBaseline === 0 ? null : `${formatCount(onlyBaseline)} only in the baseline`,
      onlyHere === 0 ? null : `${formatCount(onlyHere)} only here`,
      changedText === 0 ? null : `${formatCounted(changedText, 'case')} with changed text`,
    ];
    const listed = parts.filter((part) => part !== null).join(' · ');
    notes.push(note('dataset', `The cases differ: ${listed}. Numbers are over the shared ones.`));
  }
  if (before.environment === null || after.environment === null) return notes;
  if (before.environment.manifest.id !== after.environment.manifest.id) {
    notes.push(note('environment', 'The runs are of different environments.'));
  }
  return notes;
}

/** How the models were asked and their answers judged. */
function ruleNotes({ environment: earlier }: OpenedRun, { environment: later }: OpenedRun): ComparisonNote[] {
  if (earlier === null || later === null) return [];
  return manifestNotes(earlier.manifest, later.manifest);
}

function manifestNotes(before: Manifest, after: Manifest): ComparisonNote[] {
  const notes: ComparisonNote[] = [];
  if (!isDeepStrictEqual(before.harness, after.harness)) {
    notes.push(
      note(
        'prompt',
        `The model was asked in another way (harness of ${before.version} and ${after.version}).`,
      ),
    );
  }
  if (!isDeepStrictEqual(before.scoring, after.scoring)) {
    const message = `The answers were judged by other rules (scoring of ${before.version} and ${after.version}). Judge both by one version to compare them.`;
    notes.push(note('scoring', message, true));
  }
  return notes;
}

function settingNotes({ run: before }: OpenedRun, { run: after }: OpenedRun): ComparisonNote[] {
  const notes: ComparisonNote[] = [];
  if (!isDeepStrictEqual(before.settings.judges, after.settings.judges)) {
    notes.push(note('judges', 'Other models judged the answers.'));
  }
  const names = differingKeys(before.settings.sampling, after.settings.sampling);
  if (names.length > 0) notes.push(note('sampling', `Sampling differs: ${names.join(', ')}.`));
  if (before.settings.repeats !== after.settings.repeats) {
    notes.push(note('sampling', 'The number of repeats differs; attempts are compared one by one.'));
  }
  const isSameModel = before.model === after.model;
  const { modelDigest: earlier } = before;
  if (isSameModel && earlier !== null && after.modelDigest !== null && earlier !== after.modelDigest) {
    notes.push(note('model-digest', 'The weights behind the name of the model changed between the runs.'));
  }
  return notes;
}

function differingKeys(before: object, after: object): string[] {
  const values = (all: object) => new Map<string, unknown>(Object.entries(all));
  const [one, other] = [values(before), values(after)];
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => !isDeepStrictEqual(one.get(key), other.get(key)));
}

function progressNotes(
  { run: before }: OpenedRun,
  { run: after }: OpenedRun,
  { errors }: Counts,
): ComparisonNote[] {
  const open = [before, after].filter(({ status }) => status !== 'completed');
  const notes = open.map(({ number, status }) =>
    note('partial', `Run ${number} is ${status}; the numbers cover what it has so far.`),
  );
  if (errors === 0) return notes;
  const message = `${formatCounted(errors, 'attempt')} ended in an error in one of both and ${errors === 1 ? 'is' : 'are'} left out.`;
  return [...notes, note('errors', message)];
}
