import type { TestCase } from '#shared/domain/test-case.ts';

import type { CheckFactory } from '../check-factory.ts';
import { fieldReader } from '../field-reader.ts';
import { runScript } from '../script/run-script.ts';
import { scriptLanguage } from '../script/script-language.ts';

/**
 * A function of the bundle judges the answer in a sandbox. Whatever goes wrong with it is thrown, blamed on the scorer:
 * it is never the model's failure.
 */
export const script: CheckFactory<'script'> = (spec, context) => {
  const language = scriptLanguage(spec.file);
  const source = context.readBundleFile(spec.file);
  const named =
    spec.expected === undefined
      ? null
      : fieldReader('the expected answer of the check “script”', spec.expected);
  const expectedOf = (testCase: TestCase) => (named === null ? testCase.expected : (named(testCase) ?? null));
  const ready = { spec, language, source, expectedOf };
  return { score: (answer, testCase, tools) => runScript(ready, { answer, testCase }, tools) };
};
