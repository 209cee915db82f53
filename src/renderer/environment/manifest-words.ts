import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { ExtractAlternative, ExtractStep } from '#shared/domain/manifest/extract-spec.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { LimitsSpec } from '#shared/domain/manifest/manifest.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';
import { kindWords } from '#shared/format/words.ts';

/** ` · temperature 0 · maxTokens 256`, or nothing where the provider decides. */
export function samplingLine(harness: HarnessSpec): string {
  if (!('sampling' in harness) || typeof harness.sampling !== 'object' || harness.sampling === null)
    return '';
  return Object.entries(harness.sampling)
    .map(([name, value]) => ` · ${name} ${plain(value)}`)
    .join('');
}

/** A check with the parameters that were set: `Numeric (tolerance 0.01)`. */
export function checkLine(check: CheckSpec): string {
  const { kind, weight, name, ...rest } = check as CheckSpec & { weight?: number; name?: string };
  const parameters = Object.entries(rest).filter(
    ([key, value]) =>
      value !== '' && value !== false && value !== undefined && (value !== 0 || key === 'tolerance'),
  );
  const words = parameters.map(([key, value]) => (value === true ? key : `${key} ${plain(value)}`));
  const weighted = weight === undefined || weight === 1 ? [] : [`weight ${weight}`];
  const all = [...words, ...weighted].join(', ');
  return `${name ?? kindWords(kind)}${all === '' ? '' : ` (${all})`}`;
}

/** An extraction alternative: `final answer: regex #### (.*) → strip $`. */
export function extractLine(alternative: ExtractAlternative): string {
  return (Array.isArray(alternative) ? alternative : [alternative]).map(stepLine).join(' → ');
}

function stepLine({ name, ...step }: ExtractStep): string {
  const rule = Object.entries(step)
    .filter(([key, value]) => value !== '' && value !== false && !(key === 'take' && value === 'first'))
    .map(([key, value]) => (value === true ? key : `${key} ${plain(value)}`))
    .join(', ');
  return name === undefined ? rule : `${name}: ${rule}`;
}

/** `1 m 00 s for each case · at most 10 replies`. */
export function limitsLine({ caseSeconds, turns, tokens, costUsd }: LimitsSpec): string {
  return [
    `${formatDuration(caseSeconds * 1_000)} for each case`,
    `at most ${formatCount(turns)} replies`,
    tokens === undefined ? '' : `${formatCount(tokens)} tokens`,
    costUsd === undefined ? '' : formatCost(costUsd),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A value for a person: a list of named things by their names, an object by its entries. */
function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (Array.isArray(value)) return value.map(nameOf).join(' · ');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, each]) => `${key} ${plain(each)}`)
    .join(' ');
}

function nameOf(value: unknown): string {
  const isNamed = typeof value === 'object' && value !== null && 'name' in value;
  return isNamed && typeof value.name === 'string' ? value.name : plain(value);
}
