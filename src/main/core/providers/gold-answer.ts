import { promptValues } from '#core/templates/case-values.ts';
import { isTemplate, renderTemplate } from '#core/templates/render-template.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { AnswerForm } from './answer-form.ts';
import { letterOf } from './option-letter.ts';

/** The reference answer as a model would write it: the solution as it stands, else the first right answer. Empty if the case has none. */
export function goldAnswer(testCase: TestCase, form: AnswerForm): string {
  const { solution, expected, choices } = testCase;
  if (solution !== null) return textOf(solution);
  const answer = oneAnswer(expected, asksForValues(testCase, form) ? 'value' : form.lists);
  if (answer === null) return '';
  return (form.letters ? letterOf(answer, choices) : null) ?? textOf(answer);
}

function asksForValues(testCase: TestCase, { sqlCompare = '' }: AnswerForm): boolean {
  if (!isTemplate(sqlCompare)) return sqlCompare === 'values';
  return renderTemplate('compare', sqlCompare, promptValues(testCase)).trim() === 'values';
}

function oneAnswer(expected: Json | null, lists: AnswerForm['lists']): Json | null {
  if (!isList(expected) || lists === 'value') return expected;
  const first = expected[0] ?? null;
  // A list of lists gives several lists of items, any of which is right.
  return lists === 'alternatives' || expected.every(isList) ? first : expected;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
