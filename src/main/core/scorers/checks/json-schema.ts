import type { CheckFactory } from '../check-factory.ts';
import type { Json } from '#shared/domain/json.ts';
import { AppError } from '#shared/errors.ts';

import { expectedOf } from '../expected-of.ts';
import { type CompiledSchema, compileSchema } from '../text/compile-schema.ts';
import { passOrFail } from '../outcome.ts';
import { parseJsonAnswer } from '../text/parse-json-answer.ts';

/** Schemas of single cases that stay compiled. */
const MOST_COMPILED = 200;

/** The answer is JSON and fits the schema: the check's own, one of the bundle's files, or the expected value. */
export const jsonSchema: CheckFactory<'json-schema'> = (spec, context) => {
  const fixed = fixedSchema(spec.schema, (path) => context.readBundleFile(path));
  const expected = expectedOf(spec);
  const remembered = rememberedCompiler();
  return {
    score({ text }, testCase) {
      const validate = fixed ?? remembered(expected(testCase));
      const answer = parseJsonAnswer(text);
      if ('problem' in answer) return passOrFail(false, answer.problem);
      const problem = validate(answer.value);
      return passOrFail(problem === null, problem ?? 'fits the schema');
    },
  };
};

function fixedSchema(
  schema: string | Record<string, unknown> | undefined,
  read: (path: string) => string,
): CompiledSchema | null {
  if (schema === undefined) return null;
  if (typeof schema !== 'string') return compileSchema('The schema of the check “json-schema”', schema);
  return compileSchema(`The schema ${schema}`, parsedSchema(`The schema ${schema}`, read(schema)));
}

function parsedSchema(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError('bundle-invalid', `${place} is not JSON: ${message}.`, { cause: error });
  }
}

function rememberedCompiler(): (schema: Json) => CompiledSchema {
  const compiled = new Map<string, CompiledSchema>();
  return (schema) => {
    const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const place = 'The schema in the expected answer';
    const made = compileSchema(place, parsedSchema(place, text));
    const oldest = compiled.keys().next().value;
    if (compiled.size >= MOST_COMPILED && oldest !== undefined) compiled.delete(oldest);
    compiled.set(text, made);
    return made;
  };
}
