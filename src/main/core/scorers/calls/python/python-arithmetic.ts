import type { CallValue } from '../call-value.ts';
import { PythonFault } from './python-token.ts';

/** What an operator makes of two values, as Python does. Throws PythonFault where it cannot be worked out here. */
export function calculate(left: CallValue, operator: string, right: CallValue): CallValue {
  if (operator === '+' && left.kind === 'string' && right.kind === 'string') {
    return { kind: 'string', text: left.text + right.text };
  }
  const [one, other] = [numberOf(left), numberOf(right)];
  const result = one === null || other === null ? NaN : resultOf(one, operator, other);
  if (!Number.isFinite(result)) throw new PythonFault(`“${operator}” cannot be worked out here`);
  const isWhole = left.kind !== 'float' && right.kind !== 'float' && operator !== '/';
  return { kind: isWhole && Number.isInteger(result) ? 'integer' : 'float', number: result };
}

function numberOf(value: CallValue): number | null {
  return value.kind === 'integer' || value.kind === 'float' ? value.number : null;
}

function resultOf(one: number, operator: string, other: number): number {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return one / other;
    case '//':
      return Math.floor(one / other);
    case '%':
      return one - other * Math.floor(one / other);
    case '**':
      return one ** other;
    default:
      return NaN;
  }
}
