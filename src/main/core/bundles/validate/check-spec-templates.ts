import { isTemplate } from '#core/templates/render-template.ts';
import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { CodeTests, SqlResult } from '#shared/domain/manifest/code-check-specs.ts';
import type { JudgeCheck } from '#shared/domain/manifest/answer-check-specs.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';

import { CASE_NAMES, fieldPlace, hiddenTemplate, type TemplatePlace } from './template-place.ts';

/** What the prompt of a judge may read besides the row. */
export const JUDGE_NAMES = [
  'answer',
  'response',
  'conversation',
  'expected',
  'reference',
  'other',
  'criteria',
  'scale',
] as const;

/** The templates and fields that the checks name. */
export function checkSpecTemplates({ checks }: Pick<ManifestParts, 'checks'>): TemplatePlace[] {
  return checks.flatMap((check, index) => {
    if (check === null) return [];
    const path = ['scoring', 'checks', index];
    const expected = fieldPlace([...path, 'expected'], check.expected, [...CASE_NAMES, 'expected']);
    return [...expected, ...ownTemplates(check, path)];
  });
}

function ownTemplates(check: CheckSpec, path: KeyPath): TemplatePlace[] {
  if (check.kind === 'code-tests') return codeTemplates(check, path);
  if (check.kind === 'sql-result') return sqlTemplates(check, path);
  if (check.kind === 'judge') return judgeTemplates(check, path);
  if (check.kind === 'function-call') return fieldPlace([...path, 'functions'], check.functions);
  if (check.kind === 'final-state') return fieldPlace([...path, 'outputs'], check.outputs);
  if (check.kind !== 'instructions') return [];
  return [
    ...fieldPlace([...path, 'instructions'], check.instructions),
    ...fieldPlace([...path, 'arguments'], check.arguments),
  ];
}

/** The field with the tests must be there only where the program has a place for them. */
function codeTemplates({ program, tests }: CodeTests, path: KeyPath): TemplatePlace[] {
  const hasTests = /\btests\b/.test(program);
  return [
    ...hiddenTemplate([...path, 'program'], program, ['answer', 'tests', 'expected']),
    ...(hasTests ? fieldPlace([...path, 'tests'], tests, [...CASE_NAMES, 'expected']) : []),
  ];
}

function sqlTemplates({ database, compare, order }: SqlResult, path: KeyPath): TemplatePlace[] {
  const ifTemplate = (key: string, source: string) =>
    isTemplate(source) ? hiddenTemplate([...path, key], source) : [];
  return [
    ...hiddenTemplate([...path, 'database', 'file'], database.file),
    ...fieldPlace([...path, 'database', 'field'], database.field),
    ...ifTemplate('compare', compare),
    ...ifTemplate('order', order),
  ];
}

function judgeTemplates({ prompt, system, reference, pairwise }: JudgeCheck, path: KeyPath): TemplatePlace[] {
  return [
    ...hiddenTemplate([...path, 'prompt'], prompt, JUDGE_NAMES),
    ...hiddenTemplate([...path, 'system'], system, JUDGE_NAMES),
    ...fieldPlace([...path, 'reference'], reference, [...CASE_NAMES, 'expected']),
    ...fieldPlace([...path, 'pairwise', 'against'], pairwise?.against, [...CASE_NAMES, 'expected']),
  ];
}
