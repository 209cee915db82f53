import { BoundaryError } from '#core/engine/boundary.ts';
import type { Answer } from '#core/engine/ports.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/**
 * The texts of a field that none of the model's replies contains, without regard to case and commas; a number counts
 * as it is written. What was submitted is a reply too. Null and an empty list ask for nothing. Throws BoundaryError,
 * blamed on the scorer, when the case has no such field or it holds something else.
 */
export function missingOutputs(
  field: string,
  { response, transcript }: Answer,
  testCase: TestCase,
): string[] {
  const replies = transcript.filter(({ role }) => role === 'assistant').map(({ content }) => plain(content));
  const said = [...replies, plain(response)];
  return outputsOf(field, testCase).filter((output) => !said.some((text) => text.includes(plain(output))));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(',', '');
}

function outputsOf(field: string, { fields }: TestCase): string[] {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (value === null) return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map(String)
    .filter((text) => plain(text).trim() !== '');
  if (texts.length === items.length) return texts;
  const message = `The field “${field}” must hold the texts that are to be said, as one text or a list.`;
  throw new BoundaryError('scorer', message, { causeKey: 'no required outputs' });
}
