import { textArgument } from '../text-argument.ts';
import type { Tool } from '../tool.ts';

/** Ends the case with an answer. */
export function submit(): Tool {
  return {
    declaration: {
      name: 'submit',
      description: 'Hands in the final answer and ends the task.',
      parameters: {
        type: 'object',
        properties: { answer: { type: 'string', description: 'The final answer.' } },
        required: ['answer'],
        additionalProperties: false,
      },
    },
    run({ values }) {
      const submitted = textArgument(values, 'answer');
      return { content: 'The answer was handed in.', isError: false, submitted };
    },
  };
}
