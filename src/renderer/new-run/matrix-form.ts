import type { CaseSelection, RunSettings } from '#shared/domain/run.ts';
import { RunSettings as RunSettingsSchema } from '#shared/domain/run.ts';

/** What the dialog for several runs holds. */
export interface MatrixForm {
  /** Ids; the newest version of each is run. */
  readonly environments: readonly string[];
  readonly models: readonly string[];
  readonly cases: 'all' | 'first' | 'sample';
  readonly first: number;
  readonly sample: number;
  readonly seed: number;
  readonly settings: Omit<RunSettings, 'selection'>;
}

const { selection: _selection, ...settings } = RunSettingsSchema.parse({});

/** The dialog as it opens. */
export const EMPTY_MATRIX: MatrixForm = {
  environments: [],
  models: [],
  cases: 'all',
  first: 20,
  sample: 50,
  seed: 7,
  settings,
};

/** Which cases of each environment are run. */
export function matrixSelection({ cases, first, sample, seed }: MatrixForm): CaseSelection {
  if (cases === 'all') return { kind: 'all' };
  return cases === 'first' ? { kind: 'first', count: first } : { kind: 'sample', count: sample, seed };
}

/** Attempts of all runs together; an environment with fewer cases than are asked for gives all it has. */
export function matrixAttempts(form: MatrixForm, caseCounts: readonly number[]): number {
  const most = { all: Number.POSITIVE_INFINITY, first: form.first, sample: form.sample }[form.cases];
  const cases = caseCounts.reduce((sum, count) => sum + Math.min(count, most), 0);
  return cases * form.models.length * form.settings.repeats;
}
