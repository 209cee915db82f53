import { optionLetters } from '#core/templates/case-values.ts';
import { type CompiledTemplate, compileTemplate, isTemplate } from '#core/templates/render-template.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

/**
 * Reads what a check names: a field of the row, or a template over the fields of the row, `input`, `choices`,
 * `letters` and `expected`. Undefined where there is nothing. `name` is what its errors call it.
 * Throws AppError `bundle-invalid` for a faulty template.
 */
export function fieldReader(name: string, source: string): (testCase: TestCase) => Json | undefined {
  if (!isTemplate(source)) {
    return ({ fields }) => (Object.hasOwn(fields, source) ? fields[source] : undefined);
  }
  const template = templateOf(name, source);
  return ({ fields, input, choices, expected }) =>
    template.evaluate({
      ...fields,
      input,
      choices,
      letters: optionLetters(choices?.length ?? 0),
      expected,
    }) ?? undefined;
}

/** Reads a template of a check. Throws AppError `bundle-invalid` when it is faulty. */
export function templateOf(name: string, source: string): CompiledTemplate {
  try {
    return compileTemplate(name, source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError('bundle-invalid', `${message}. Correct the template.`, { cause: error });
  }
}
