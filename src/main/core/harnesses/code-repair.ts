import { withDeadline } from '#core/deadline/with-deadline.ts';
import { within } from '#core/engine/boundary.ts';
import type { ChatMessage, Harness, HarnessTools } from '#core/engine/ports.ts';
import { type CodeTestResult, runCodeTests } from '#core/scorers/code/run-code-tests.ts';
import { createExtractor } from '#core/scorers/extract/create-extractor.ts';
import { promptValues } from '#core/templates/case-values.ts';
import { renderTemplate } from '#core/templates/render-template.ts';
import type { CodeTests } from '#shared/domain/manifest/code-check-specs.ts';
import type { CodeRepair } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

import type { HarnessContext } from './harness-context.ts';
import { systemMessage } from './shot-messages.ts';

/** Longest time that finding the program in a reply may take, in milliseconds. */
const EXTRACT_DEADLINE_MS = 5_000;

/** What the tests said of a reply. */
type Tested = Pick<CodeTestResult, 'passed' | 'output'> & Partial<Pick<CodeTestResult, 'run'>>;
type Test = (reply: string, testCase: TestCase, tools: HarnessTools) => Promise<Tested>;

const NO_PROGRAM: Tested = { passed: false, output: 'No program was found in the reply.' };

/**
 * The answer is tested by the first code-tests check of the scoring; what failed is shown to the model, and it tries
 * again. The last try is the response. Throws AppError `bundle-invalid` where no check runs tests.
 */
export function codeRepair(spec: CodeRepair, context: HarnessContext): Harness {
  const test = tester(context);
  return { run: (testCase, tools) => repair(spec, test, { testCase, tools }) };
}

async function repair(
  spec: CodeRepair,
  test: Test,
  { testCase, tools }: { testCase: TestCase; tools: HarnessTools },
): Promise<{ response: string }> {
  const values = promptValues(testCase);
  const messages: ChatMessage[] = systemMessage(spec.system, values);
  for (const { role, content } of messages) tools.record({ role, content });
  const attempts = Math.min(spec.attempts, tools.turnLimit);
  let next = renderTemplate('harness.prompt', spec.prompt, values);
  for (let attempt = 1; ; attempt++) {
    messages.push({ role: 'user', content: next });
    tools.record({ role: 'user', content: next });
    const { text } = await tools.ask({ mode: 'chat', messages: [...messages], sampling: tools.sampling });
    // The scoring runs the tests of the last try itself.
    if (attempt >= attempts) return { response: text };
    const { passed, output, run } = await test(text, testCase, tools);
    const execution = run === undefined ? {} : { execution: run, durationMs: run.durationMs };
    const content = passed ? 'All tests passed.' : output;
    tools.record({ role: 'tool', toolName: 'tests', content, isError: !passed, ...execution });
    if (passed) return { response: text };
    messages.push({ role: 'assistant', content: text });
    next = renderTemplate('harness.feedback', spec.feedback, { ...values, output, attempt });
  }
}

/** Runs the tests of the scoring on a reply, on the answer as the scoring extracts it. */
function tester({ scoring }: HarnessContext): Test {
  const tests = scoring.checks.find((check): check is CodeTests => check.kind === 'code-tests');
  if (tests === undefined) {
    throw new AppError('bundle-invalid', 'The harness code-repair needs a check of the kind code-tests.');
  }
  const extract = createExtractor(scoring.extract);
  const isMarkdown = scoring.extract === undefined;
  return (reply, testCase, { sandboxes, signal }) =>
    within('scorer', () =>
      withDeadline(EXTRACT_DEADLINE_MS, () => {
        const found = extract(reply);
        if (found === null) return NO_PROGRAM;
        return runCodeTests(tests, { answer: found.answer, testCase, isMarkdown }, { sandboxes, signal });
      }),
    );
}
