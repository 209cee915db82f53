import * as z from 'zod';

import type { ToolDeclaration } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { plainSchema } from './protocol/gorilla-schema.ts';

const Described = z.looseObject({
  name: z.string().min(1),
  description: z.string().default(''),
  parameters: z.record(z.string(), z.unknown()).default({ type: 'object', properties: {} }),
});
const Entry = z.union([
  Described,
  z.looseObject({ function: Described }).transform((entry) => entry.function),
]);
const Entries = z.union([z.array(Entry), Entry.transform((one) => [one])]);

/** The functions that a field of the case describes, as tools. Throws when it holds no such list. */
export function offeredFunctions(field: string, testCase: TestCase): ToolDeclaration[] {
  const parsed = Entries.safeParse(jsonOf(testCase.fields[field]));
  if (!parsed.success) {
    throw new Error(
      `The field "${field}" of case ${testCase.id} holds no list of functions [{name, description, parameters}] (harness.functions).`,
    );
  }
  return parsed.data.map(({ name, description, parameters }) => ({
    name,
    description,
    parameters: plainSchema(parameters),
  }));
}

/** A list may be written as a text, as CSV has no lists. */
function jsonOf(value: Json | undefined): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
