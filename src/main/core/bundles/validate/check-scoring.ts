import { LIMITS } from '#core/bundles/limits.ts';
import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import type { BundleSource } from '#core/bundles/source/bundle-source.ts';
import { createCheck } from '#core/scorers/create-check.ts';
import { createExtractor } from '#core/scorers/extract/create-extractor.ts';
import type { Check } from '#core/engine/ports.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { ExtractAlternative, ExtractStep } from '#shared/domain/manifest/extract-spec.ts';
import { AppError } from '#shared/errors.ts';

import { ruleFiles } from './named-files.ts';

/** A check of the manifest that can be carried out, with its place there. */
export interface ReadyCheck {
  readonly index: number;
  readonly spec: CheckSpec;
  readonly check: Check;
}

/** Checks that extraction and checks can be carried out: patterns compile, schemas are schemas, kinds can be run. Returns the checks that can. */
export async function checkScoring(
  parts: ManifestParts,
  source: BundleSource,
  report: ReportAt,
): Promise<ReadyCheck[]> {
  for (const [index, alternative] of parts.extract.entries()) checkExtract(alternative, index, report);
  checkWeights(parts.checks, report);
  checkNames(parts.checks, report);
  const files = await textsOf(ruleFiles(parts), source);
  return parts.checks.flatMap((spec, index) => readyCheck(spec, index, files, report) ?? []);
}

function checkExtract(alternative: ExtractAlternative | null, index: number, report: ReportAt): void {
  const steps: readonly (ExtractStep | null)[] = Array.isArray(alternative) ? alternative : [alternative];
  for (const [place, step] of steps.entries()) {
    if (step === null) continue;
    const path = ['scoring', 'extract', index, ...(Array.isArray(alternative) ? [place] : [])];
    try {
      createExtractor([step]);
      checkGroup(step, path, report);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const key = 'replace' in step ? 'replace' : 'regex';
      report([...path, key], patternMessage(error), 'Correct the regular expression.');
    }
  }
}

function checkGroup(step: ExtractStep, path: KeyPath, report: ReportAt): void {
  if (!('regex' in step) || step.group === undefined) return;
  const groups = new RegExp(`${step.regex}|`, step.flags).exec('');
  const isKnown =
    typeof step.group === 'number'
      ? step.group < (groups?.length ?? 0)
      : Object.hasOwn(groups?.groups ?? {}, step.group);
  if (isKnown) return;
  report(
    [...path, 'group'],
    `The pattern has no group ${JSON.stringify(step.group)}.`,
    'Name a group of the pattern: numbers count the opening brackets from 1, names are written (?<name>…).',
  );
}

function checkWeights(checks: readonly (CheckSpec | null)[], report: ReportAt): void {
  const isWeightless = (check: CheckSpec | null): boolean => check !== null && check['weight'] === 0;
  if (checks.length > 0 && checks.every(isWeightless)) {
    report(['scoring', 'checks'], 'All checks have the weight 0.', 'Give at least one a weight above 0.');
  }
}

/** Reports tell checks apart by their names. */
function checkNames(checks: readonly (CheckSpec | null)[], report: ReportAt): void {
  const seen = new Set<string>();
  for (const [index, check] of checks.entries()) {
    if (check === null) continue;
    const name = typeof check['name'] === 'string' ? check['name'] : check.kind;
    if (seen.has(name)) {
      report(
        ['scoring', 'checks', index],
        `Another check has the name "${name}" too.`,
        'Give this one a "name:" of its own, so that reports can tell them apart.',
        { severity: 'warning' },
      );
    }
    seen.add(name);
  }
}

function readyCheck(
  spec: CheckSpec | null,
  index: number,
  files: ReadonlyMap<string, string>,
  report: ReportAt,
): ReadyCheck | null {
  if (spec === null) return null;
  if (missesFile(spec, files)) return null;
  const path = ['scoring', 'checks', index];
  try {
    const check = createCheck(spec, { harness: null, readBundleFile: (file) => files.get(file) ?? '' });
    return { index, spec, check };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [key, remedy] = settingAtFault(spec);
    report([...path, key], patternMessage(error), remedy);
    return null;
  }
}

/** A file that is not there was reported already. */
function missesFile(spec: CheckSpec, files: ReadonlyMap<string, string>): boolean {
  if (spec.kind === 'json-schema') return typeof spec.schema === 'string' && !files.has(spec.schema);
  if (spec.kind === 'script') return !files.has(spec.file);
  return spec.kind === 'judge' && spec.promptFile !== undefined && !files.has(spec.promptFile);
}

/** The setting that keeps a check from being made, and what to do about it. */
function settingAtFault(spec: CheckSpec): readonly [key: string, remedy: string] {
  if (spec.kind === 'regex') return ['pattern', 'Correct the regular expression.'];
  if (spec.kind === 'json-schema') return ['schema', 'Correct the JSON Schema.'];
  if (spec.kind === 'judge' && spec.pattern !== undefined)
    return ['pattern', 'Correct the regular expression.'];
  if (spec.kind === 'judge' && spec.promptFile !== undefined)
    return ['promptFile', 'Correct the template in it.'];
  return ['kind', 'Correct the settings of this check.'];
}

async function textsOf(
  named: readonly { readonly file: string }[],
  source: BundleSource,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { file } of named) {
    if (texts.has(file) || !source.files.some(({ path }) => path === file)) continue;
    texts.set(file, (await source.read(file, LIMITS.schemaBytes)).toString('utf8'));
  }
  return texts;
}

/** The place in the message repeats what the problem's own place says. */
function patternMessage(error: AppError): string {
  return error.message.replace(/ Correct the regular expression\.$/, '').replace(/\.?$/, '.');
}
