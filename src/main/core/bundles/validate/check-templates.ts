import { formatPath } from '#core/bundles/manifest/key-path.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { closest } from '#core/bundles/problems/closest.ts';
import { compileTemplate, isTemplate } from '#core/templates/render-template.ts';
import { TemplateError } from '#core/templates/template-error.ts';
import type { TemplateNames } from '#core/templates/template-names.ts';
import { FILTERS } from '#core/templates/unknown-filters.ts';

import { checkSpecTemplates } from './check-spec-templates.ts';
import { harnessTemplates } from './harness-templates.ts';
import { fieldPlace, type TemplatePlace } from './template-place.ts';

/** Every template and field name of a manifest that could be read. */
export interface NamedFields {
  /** Reports names that are in none of the rows; returns them. `rowFields`: fields of the first rows. */
  checkAgainst(rowFields: ReadonlySet<string>): Set<string>;
  /** Fields that some of them read, or that name a case. */
  readonly used: ReadonlySet<string>;
  /** Whether all of them could be read. */
  readonly isGood: boolean;
}

/** Checks that the templates of a manifest can be read. */
export function checkTemplates(parts: ManifestParts, report: ReportAt): NamedFields {
  const places = [...datasetPlaces(parts), ...harnessTemplates(parts.harness), ...checkSpecTemplates(parts)];
  const readable = places.flatMap((place) => {
    const names = namesOf(place, report);
    return names === null ? [] : [{ place, names }];
  });
  return {
    used: new Set(['id', ...readable.flatMap(({ names }) => [...names.required, ...names.optional])]),
    isGood: readable.length === places.length,
    checkAgainst(rowFields) {
      const unknown = new Set<string>();
      for (const { place, names } of readable) {
        for (const name of missingNames(place, names, rowFields, report)) unknown.add(name);
        warnOfAnswer(place, names, parts, report);
      }
      return unknown;
    },
  };
}

function datasetPlaces({ dataset }: ManifestParts): TemplatePlace[] {
  if (dataset === null) return [];
  const fields = (['id', 'input', 'expected', 'solution', 'choices'] as const).flatMap((key) => {
    const source = dataset[key];
    return fieldPlace(['dataset', key], source);
  });
  return [...fields, ...dataset.tags.flatMap((tag, index) => fieldPlace(['dataset', 'tags', index], tag))];
}

/** Null when the template cannot be read. */
function namesOf({ path, source, kind }: TemplatePlace, report: ReportAt): TemplateNames | null {
  const last = path.at(-1);
  const mayBeTemplate = kind === 'template' || (last !== 'id' && last !== 'choices' && path[1] !== 'tags');
  if (kind === 'field' && !(mayBeTemplate && isTemplate(source))) {
    return { required: new Set([source]), optional: new Set(), isStraight: true };
  }
  try {
    const template = compileTemplate(formatPath(path), source);
    for (const name of template.unknownFilters) reportFilter(path, name, report);
    return template.unknownFilters.length === 0 ? template.names : null;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    report(path, `${sentenceOf(error.detail)}.`, 'Look for an open {{ or {%, or a missing quote.');
    return null;
  }
}

function reportFilter(path: TemplatePlace['path'], name: string, report: ReportAt): void {
  const meant = closest(name, FILTERS);
  report(
    path,
    `Templates have no filter "${name}".${guess(name, new Set(FILTERS))}`,
    meant === null ? `Use one of: ${FILTERS.join(', ')}.` : `Write "${meant}".`,
  );
}

function sentenceOf(detail: string): string {
  return detail.startsWith('the template ')
    ? `The ${detail.slice('the '.length)}`
    : `The template cannot be read: ${detail}`;
}

function missingNames(
  { path, extra, kind, source }: TemplatePlace,
  names: TemplateNames,
  rowFields: ReadonlySet<string>,
  report: ReportAt,
): string[] {
  const known = new Set([...rowFields, ...extra]);
  const missing = [...names.required].filter((name) => !known.has(name));
  const doubtful = [...names.optional].filter((name) => !known.has(name));
  const isPlain = kind === 'field' && names.required.has(source);
  for (const name of missing) {
    const message = isPlain
      ? `No row has a field "${name}".`
      : `The template reads "${name}", which no row has.`;
    report(path, message + guess(name, known), remedyFor(name, known));
  }
  for (const name of doubtful) {
    const message = `The template asks for "${name}", which is in none of the first rows.${guess(name, known)}`;
    report(path, message, remedyFor(name, known), { severity: 'warning' });
  }
  return missing;
}

function guess(name: string, known: ReadonlySet<string>): string {
  const meant = closest(name, known);
  return meant === null ? '' : ` Did you mean "${meant}"?`;
}

function remedyFor(name: string, known: ReadonlySet<string>): string {
  const meant = closest(name, known);
  if (meant !== null) return `Write "${meant}".`;
  const list = [...known].slice(0, 12).join(', ');
  return name === 'expected'
    ? 'The model must not see the expected answer; remove it.'
    : `Use one of: ${list}.`;
}

/** A prompt that shows the answer makes the number worthless. */
function warnOfAnswer(
  { path, isShown }: TemplatePlace,
  names: TemplateNames,
  { dataset }: ManifestParts,
  report: ReportAt,
): void {
  if (!isShown || dataset === null) return;
  const answers = [dataset.expected, dataset.solution].filter((field) => field !== dataset.input);
  for (const name of [...names.required, ...names.optional]) {
    if (!answers.includes(name)) continue;
    report(
      path,
      `The model is shown the field "${name}", which holds the right answer.`,
      'Remove it from what the model is sent.',
      { severity: 'warning' },
    );
  }
}
