import { BoundaryError } from '#core/engine/boundary.ts';
import { promptValues } from '#core/templates/case-values.ts';
import type { Json } from '#shared/domain/json.ts';
import type { CodeTests } from '#shared/domain/manifest/code-check-specs.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { fieldReader, templateOf } from '../field-reader.ts';

/** Puts the program of an answer together. Throws BoundaryError, blamed on the scorer, when the case has no tests. */
export type ProgramMaker = (answer: string, testCase: TestCase) => string;

/**
 * Reads the template of a check's program. It sees what a prompt sees, `expected`, `answer` and `tests`; a list of
 * tests is one text with a line break between them. Throws AppError `bundle-invalid` for a faulty template.
 */
export function programMaker(spec: CodeTests): ProgramMaker {
  const template = templateOf('the program of the check “code-tests”', spec.program);
  const readTests = fieldReader('the tests of the check “code-tests”', spec.tests);
  const needsTests = template.names.required.has('tests') || template.names.optional.has('tests');
  return (answer, testCase) => {
    const tests = needsTests ? testsOf(spec, readTests(testCase)) : '';
    return template.render({ ...promptValues(testCase), expected: testCase.expected, answer, tests });
  };
}

function testsOf({ tests: source }: CodeTests, found: Json | undefined): string {
  const items = isList(found) ? found : [found];
  const texts = items.filter((item) => typeof item === 'string').filter((text) => text.trim() !== '');
  if (texts.length > 0 && texts.length === items.length) return texts.join('\n');
  const message = `The check “code-tests” has no tests to run: the case has no text in “${source}”.`;
  throw new BoundaryError('scorer', message, { causeKey: 'no tests' });
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
