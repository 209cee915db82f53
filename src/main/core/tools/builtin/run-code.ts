import { within } from '#core/engine/boundary.ts';
import type { CodeOutcome } from '#core/engine/ports.ts';
import type { CodeLanguage } from '#shared/domain/manifest/code-check-specs.ts';

import { cutText } from '../cut-text.ts';
import { executionProblem, keptExecution } from '../format-execution.ts';
import { textArgument } from '../text-argument.ts';
import type { Tool } from '../tool.ts';
import { RESULT_LIMIT, TOOL_MEMORY_BYTES, TOOL_OUTPUT_LIMIT, TOOL_TIMEOUT_MS } from '../tool-limits.ts';

const TITLES = { python: 'Python', javascript: 'JavaScript' } as const;
const PRINTS = { python: 'print()', javascript: 'console.log()' } as const;

/** Runs a program of the model in a sandbox and gives what it printed; each run starts from nothing. */
export function runCode(language: CodeLanguage): Tool {
  const title = TITLES[language];
  return {
    declaration: {
      name: language,
      description: `Runs a ${title} program in a sandbox without network and gives what it prints. Every run starts anew. Print results with ${PRINTS[language]}.`,
      parameters: {
        type: 'object',
        properties: { code: { type: 'string', description: `The ${title} program.` } },
        required: ['code'],
        additionalProperties: false,
      },
    },
    async run({ values }, { sandboxes, signal }) {
      const request = {
        source: textArgument(values, 'code'),
        timeoutMs: TOOL_TIMEOUT_MS,
        memoryBytes: TOOL_MEMORY_BYTES,
        outputLimit: TOOL_OUTPUT_LIMIT,
      };
      const outcome = await within('sandbox', () => sandboxes[language].run(request, signal));
      const problem = executionProblem(outcome);
      return {
        content: cutText(contentOf(outcome, problem), RESULT_LIMIT),
        isError: problem !== null,
        execution: keptExecution(outcome),
      };
    },
  };
}

function contentOf({ stdout, stderr, end, error }: CodeOutcome, problem: string | null): string {
  const traceback = end === 'exception' ? error?.traceback : undefined;
  const failure = problem === null ? '' : traceback || `Error: ${problem}`;
  const parts = [stdout, stderr, failure].map((part) => part.trimEnd()).filter((part) => part !== '');
  return parts.length === 0 ? '(nothing was printed)' : parts.join('\n');
}
