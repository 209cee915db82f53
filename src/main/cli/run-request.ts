import { resolve } from 'node:path';

import type { CallInput } from '#shared/contract.ts';
import { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { CaseSelection } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';
import { inputSentence } from '#shared/input-sentence.ts';

/** The flags of `benchgen run`, as parsed. */
export interface RunOptions {
  readonly model: readonly string[];
  readonly limit?: number;
  readonly sample?: number;
  readonly seed?: number;
  readonly cases?: readonly string[];
  readonly failuresOf?: string;
  readonly set?: string;
  readonly repeats?: number;
  readonly concurrency?: number;
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly param?: readonly string[];
  readonly judge?: readonly string[];
  readonly user?: string;
  readonly minAccuracy?: number;
}

/** What is asked of the core. Throws AppError `invalid-input` for flags that exclude each other or name nothing. */
export function runRequest(environment: string, options: RunOptions): CallInput<'runs.start'> {
  return {
    environment,
    models: options.model.map(withWholePath),
    settings: {
      selection: selectionOf(options),
      repeats: options.repeats ?? 1,
      concurrency: options.concurrency ?? null,
      sampling: samplingOf(options),
      judges: (options.judge ?? []).map(withWholePath),
      user: options.user === undefined ? null : withWholePath(options.user),
    },
  };
}

/** A recording is named by its whole path, so that a run can be resumed from any folder. */
export function withWholePath(model: string): string {
  const [, path] = /^replay:(.+)$/s.exec(model) ?? [];
  return path === undefined ? model : `replay:${resolve(path)}`;
}

function selectionOf(options: RunOptions): CaseSelection {
  const { limit, sample, seed, cases, failuresOf, set } = options;
  const chosen: CaseSelection[] = [];
  if (limit !== undefined) chosen.push({ kind: 'first', count: limit });
  if (sample !== undefined) chosen.push({ kind: 'sample', count: sample, seed: seed ?? 0 });
  if (cases !== undefined) chosen.push({ kind: 'ids', ids: [...cases] });
  if (failuresOf !== undefined) chosen.push({ kind: 'failures-of', runId: failuresOf });
  if (set !== undefined) chosen.push({ kind: 'failure-set', id: set });
  if (chosen.length > 1) {
    throw new AppError('invalid-input', 'Choose one of --limit, --sample, --cases, --failures-of and --set.');
  }
  if (seed !== undefined && sample === undefined) {
    throw new AppError('invalid-input', '--seed belongs to --sample. For the model use --param seed=N.');
  }
  return chosen[0] ?? { kind: 'all' };
}

function samplingOf(options: RunOptions): Sampling {
  const given: Record<string, unknown> = Object.fromEntries((options.param ?? []).map(parameter));
  if (options.temperature !== undefined) given['temperature'] = options.temperature;
  if (options.maxTokens !== undefined) given['maxTokens'] = options.maxTokens;
  const parsed = Sampling.safeParse(given);
  if (parsed.success) return parsed.data;
  const known = Object.keys(Sampling.shape).join(', ');
  throw new AppError(
    'invalid-input',
    `--param does not fit: ${inputSentence(parsed.error)} Known: ${known}.`,
  );
}

/** `k=v`, where v is read as JSON if it is JSON, else as text. */
function parameter(text: string): [string, unknown] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new AppError('invalid-input', `--param ${text}: write NAME=VALUE, for example topP=0.9.`);
  }
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [name, value];
  }
}
