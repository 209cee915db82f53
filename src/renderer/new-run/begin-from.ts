import type { DialogSearch } from '#renderer/runs/dialog-search.ts';
import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { beginNewRun } from './new-run-form.ts';
import type { NewRunForm } from './new-run-form.ts';

export interface Surroundings {
  readonly search: DialogSearch;
  readonly environments: readonly EnvironmentSummary[];
  readonly runs: readonly RunSummary[];
  readonly settings: Settings;
  readonly sets: readonly FailureSet[];
}

/** The form for the environment of the address, else of the newest run, else the first one. */
export function beginFrom(
  { search, environments, runs, settings, sets }: Surroundings,
  chosen?: string,
): NewRunForm {
  const newest = runs.toSorted((before, after) => after.number - before.number);
  const wanted = chosen ?? search.env ?? newest[0]?.environment.id;
  const environment = environments.find(({ id }) => id === wanted) ?? environments[0];
  const id = environment?.id ?? '';
  const ofEnvironment = newest.filter((run) => run.environment.id === id);
  const asked = chosen === undefined ? ofEnvironment.find((run) => run.id === search.run) : undefined;
  const lastRun = asked ?? ofEnvironment[0];
  const ofSet = sets.filter((set) => set.environment.id === id);
  const askedSet = chosen === undefined ? ofSet.find((set) => set.id === search.set) : undefined;
  const form = beginNewRun({
    environment: id,
    version: chosen === undefined && search.version !== undefined ? search.version : null,
    lastRun,
    defaultModel: settings.defaultModel,
    failuresOf: lastRun && failuresOf(lastRun) > 0 ? lastRun.id : null,
    onlyFailures: search.what === 'failures' && asked !== undefined,
    failureSet: (askedSet ?? ofSet[0])?.id ?? null,
    onlySet: askedSet !== undefined,
  });
  return search.with === undefined ? form : { ...form, models: [search.with] };
}

/** Attempts that count as failures: fail and partial. */
export function failuresOf({ counts }: RunSummary): number {
  return counts.fail + counts.partial;
}
