import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';

import type { TemplateValues } from './render-template.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * What the templates of a harness read: the fields of the row, and over them `input`, `choices` and
 * `letters` (A, B, … for as many choices as there are). Where the row has no field of that name, `options` is
 * the text of all choices, a line each: "A) …". The expected answer is not among them.
 */
export function promptValues(testCase: Pick<TestCase, 'input' | 'choices' | 'fields'>): TemplateValues {
  const { input, choices, fields } = testCase;
  const letters = optionLetters(choices?.length ?? 0);
  const options = choices?.map((choice, place) => `${letters[place] ?? ''}) ${choice}`).join('\n');
  return { options, ...fields, input, choices, letters };
}

/** What the templates of a few-shot example read: as for a case, and `expected`. A list gives its first answer. */
export function exampleValues(example: ShotExample): TemplateValues {
  const { expected } = example;
  return { ...promptValues(example), expected: Array.isArray(expected) ? expected[0] : expected };
}

/** A, B, … Z, AA, AB, …: the letters of that many options. */
export function optionLetters(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const last = LETTERS.charAt(index % LETTERS.length);
    return index < LETTERS.length ? last : LETTERS.charAt(Math.floor(index / LETTERS.length) - 1) + last;
  });
}
