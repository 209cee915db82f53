import { readPythonString } from './python-string.ts';
import { PythonFault, type PythonToken } from './python-token.ts';

const SPACE = /(?:\s|\\\n|#[^\n]*)+/y;
const STRING = /([a-zA-Z]{0,2})("""|'''|"|')/y;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const NUMBER =
  /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?/y;
const OPERATOR = /\*\*|\/\/|[-+*/%()[\]{},:.=]/y;

/** The tokens of a Python expression; line ends count as spaces. Throws PythonFault. */
export function pythonTokens(source: string): PythonToken[] {
  const tokens: PythonToken[] = [];
  let place = 0;
  while (place < source.length) {
    const space = matchAt(SPACE, source, place);
    if (space !== null) {
      place += space[0].length;
      continue;
    }
    const token = tokenAt(source, place);
    tokens.push(token);
    place = token.end;
  }
  return tokens;
}

function tokenAt(source: string, start: number): PythonToken {
  const quote = matchAt(STRING, source, start);
  if (quote !== null)
    return readPythonString(source, start, { prefix: quote[1] ?? '', quote: quote[2] ?? '' });
  const name = matchAt(NAME, source, start)?.[0];
  if (name !== undefined) return { kind: 'name', text: name, start, end: start + name.length };
  const number = matchAt(NUMBER, source, start)?.[0];
  if (number !== undefined) return numberToken(number, source, start);
  const operator = matchAt(OPERATOR, source, start)?.[0];
  if (operator === undefined) throw new PythonFault(`“${source.charAt(start)}” is not expected`);
  return { kind: 'operator', text: operator, start, end: start + operator.length };
}

function numberToken(text: string, source: string, start: number): PythonToken {
  const end = start + text.length;
  const digits = text.replaceAll('_', '');
  const hasRest = matchAt(NAME, source, end) !== null;
  if (hasRest || /^0+[1-9]\d*$/.test(digits)) throw new PythonFault(`“${text}” is no number`);
  const isFloat = !/^0[xob]/i.test(digits) && /[.eE]/.test(digits);
  return { kind: 'number', value: Number(digits), isFloat, start, end };
}

function matchAt(pattern: RegExp, source: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(source);
}
