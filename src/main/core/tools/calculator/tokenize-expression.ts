/** A part of an expression: a number, a name, or one sign. */
export type Token = { type: 'number'; value: number } | { type: 'name' | 'sign'; text: string };

const PART = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z_]\w*)|(\*\*|[-+*/%^(),×÷−]))/iy;
const SAME_SIGN: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '**': '^' };

/** The parts of an arithmetic expression in order. Throws Error that names what is no part of one. */
export function tokenizeExpression(expression: string): Token[] {
  const tokens: Token[] = [];
  const source = expression.trimEnd();
  const part = new RegExp(PART);
  while (part.lastIndex < source.length) {
    const start = part.lastIndex;
    const match = part.exec(source);
    if (match === null) throw new Error(`"${source.slice(start).trim().slice(0, 20)}" cannot be read`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, number, name, sign = '']: RegExpExecArray): Token {
  if (number !== undefined) return { type: 'number', value: Number(number) };
  if (name !== undefined) return { type: 'name', text: name.toLowerCase() };
  return { type: 'sign', text: SAME_SIGN[sign] ?? sign };
}
