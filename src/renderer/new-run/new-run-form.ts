import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { CaseSelection, RunRequest, RunSettings, RunSummary } from '#shared/domain/run.ts';
import { RunSettings as RunSettingsSchema } from '#shared/domain/run.ts';

/** What the dialog holds: each choice keeps its own numbers, so that switching between them loses nothing. */
export interface NewRunForm {
  readonly environment: string;
  readonly version: string | null;
  readonly models: readonly string[];
  readonly cases: CaseSelection['kind'];
  readonly first: number;
  readonly sample: number;
  readonly seed: number;
  readonly ids: readonly string[];
  readonly failuresOf: string | null;
  /** The set of failures whose cases are run. */
  readonly failureSet: string | null;
  readonly settings: Omit<RunSettings, 'selection'>;
}

const defaults = RunSettingsSchema.parse({});

export interface Beginning {
  readonly environment: string;
  readonly version: string | null;
  /** The newest run of the environment, whose choices are offered again. */
  readonly lastRun: RunSummary | undefined;
  readonly defaultModel: string | null;
  /** The run whose failures are offered; null when there is none. */
  readonly failuresOf: string | null;
  /** "Run failures only": they are chosen at once. */
  readonly onlyFailures: boolean;
  /** A set of the environment that is offered; null when there is none. */
  readonly failureSet: string | null;
  /** "Run on…": the set is chosen at once. */
  readonly onlySet: boolean;
}

/** The dialog as it opens. */
export function beginNewRun(beginning: Beginning): NewRunForm {
  const { selection, ...settings } = beginning.lastRun?.settings ?? defaults;
  const models = beginning.lastRun ? [beginning.lastRun.model] : [];
  return {
    environment: beginning.environment,
    version: beginning.version,
    models: models.length === 0 && beginning.defaultModel !== null ? [beginning.defaultModel] : models,
    cases: askedKind(beginning) ?? rememberedKind(selection),
    first: selection.kind === 'first' ? selection.count : 20,
    sample: selection.kind === 'sample' ? selection.count : 50,
    seed: selection.kind === 'sample' ? selection.seed : 7,
    ids: [],
    failuresOf: beginning.failuresOf,
    failureSet: beginning.failureSet,
    settings,
  };
}

function askedKind({
  onlySet,
  failureSet,
  onlyFailures,
  failuresOf,
}: Beginning): CaseSelection['kind'] | null {
  if (onlySet && failureSet !== null) return 'failure-set';
  return onlyFailures && failuresOf !== null ? 'failures-of' : null;
}

/** Hand-picked cases and failures belong to one occasion and are not offered again. */
function rememberedKind(selection: CaseSelection): CaseSelection['kind'] {
  return selection.kind === 'ids' || selection.kind === 'failures-of' || selection.kind === 'failure-set'
    ? 'all'
    : selection.kind;
}

/** What the dialog asks the core for; null while a choice is missing. */
export function toRunRequest(form: NewRunForm): RunRequest | null {
  const selection = selectionOf(form);
  if (selection === null || form.environment === '' || form.models.length === 0) return null;
  return {
    environment: form.environment,
    version: form.version,
    models: [...form.models],
    settings: { ...form.settings, selection },
  };
}

function selectionOf(form: NewRunForm): CaseSelection | null {
  switch (form.cases) {
    case 'all':
      return { kind: 'all' };
    case 'first':
      return { kind: 'first', count: form.first };
    case 'sample':
      return { kind: 'sample', count: form.sample, seed: form.seed };
    case 'ids':
      return form.ids.length === 0 ? null : { kind: 'ids', ids: [...form.ids] };
    case 'failures-of':
      return form.failuresOf === null ? null : { kind: 'failures-of', runId: form.failuresOf };
    case 'failure-set':
      return form.failureSet === null ? null : { kind: 'failure-set', id: form.failureSet };
  }
}

/** Sampling with one value set, or left to the environment when null. */
export function withSampling<K extends keyof Sampling>(
  sampling: Sampling,
  key: K,
  value: Sampling[K] | null,
): Sampling {
  const { [key]: _before, ...others } = sampling;
  return value === null ? others : { ...others, [key]: value };
}

/** The parameters that differ from the defaults, as one line for the closed disclosure. */
export function describeParameters(settings: NewRunForm['settings'], environment: Sampling): string {
  const sampling = { ...environment, ...settings.sampling };
  const parts = [
    `temperature ${sampling.temperature ?? 'as the model sets it'}`,
    sampling.maxTokens === undefined ? null : `max tokens ${sampling.maxTokens}`,
    `repeats ${settings.repeats}`,
    settings.concurrency === null ? null : `concurrency ${settings.concurrency}`,
    sampling.seed === undefined ? null : `seed ${sampling.seed}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
