import { evaluateExpression } from '../calculator/evaluate-expression.ts';
import { textArgument } from '../text-argument.ts';
import { complaint, said, type Tool } from '../tool.ts';

/** Works out an arithmetic expression. */
export function calculator(): Tool {
  return {
    declaration: {
      name: 'calculator',
      description:
        'Works out an arithmetic expression with + - * / % ^, parentheses, pi, e and the functions sqrt, abs, round, min, max, floor and ceil, such as "round(2 * (3.5 + 4) / 7, 2)".',
      parameters: {
        type: 'object',
        properties: { expression: { type: 'string', description: 'The expression.' } },
        required: ['expression'],
        additionalProperties: false,
      },
    },
    run({ values }) {
      try {
        return said(numberText(evaluateExpression(textArgument(values, 'expression'))));
      } catch (error) {
        return complaint(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

/** Twelve digits hide the rounding of binary fractions: 0.1 + 0.2 is 0.3. */
function numberText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(12)));
}
