import { type Token, tokenizeExpression } from './tokenize-expression.ts';

const LONGEST = 2_000;
const DEEPEST = 100;

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

const FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sqrt: ([value = NaN]) => Math.sqrt(value),
  abs: ([value = NaN]) => Math.abs(value),
  floor: ([value = NaN]) => Math.floor(value),
  ceil: ([value = NaN]) => Math.ceil(value),
  round: ([value = NaN, digits = 0]) => rounded(value, digits),
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
};

/**
 * The value of an arithmetic expression: + - * / % ^ (and **), parentheses, pi, e, and the functions sqrt, abs,
 * round (to digits), min, max, floor, ceil. Powers bind tightest and to the right, -2^2 is -4. Throws Error that says
 * what cannot be read or has no value.
 */
export function evaluateExpression(expression: string): number {
  if (expression.length > LONGEST) throw new Error(`the expression is longer than ${LONGEST} characters`);
  const reader = new ExpressionReader(tokenizeExpression(expression));
  const value = reader.read();
  if (Number.isNaN(value)) throw new Error('the expression has no value');
  if (!Number.isFinite(value)) throw new Error('the value is infinite; is something divided by zero?');
  return value;
}

/** Reads tokens from left to right, one method for each rank of operators. */
class ExpressionReader {
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): number {
    if (this.#tokens.length === 0) throw new Error('the expression is empty');
    const value = this.#sum();
    const rest = this.#tokens[this.#place];
    if (rest !== undefined) throw new Error(`"${textOf(rest)}" was not expected`);
    return value;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value += this.#product();
      else if (this.#take('-')) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#signed();
    for (;;) {
      if (this.#take('*')) value *= this.#signed();
      else if (this.#take('/')) value /= this.#signed();
      else if (this.#take('%')) value %= this.#signed();
      else return value;
    }
  }

  #signed(): number {
    return this.#deeper(() => {
      if (this.#take('-')) return -this.#signed();
      return this.#take('+') ? this.#signed() : this.#power();
    });
  }

  #power(): number {
    const base = this.#atom();
    return this.#take('^') ? base ** this.#signed() : base;
  }

  #atom(): number {
    const token = this.#tokens[this.#place++];
    if (token === undefined) throw new Error('the expression breaks off');
    if (token.type === 'number') return token.value;
    if (token.type === 'name') return this.#named(token.text);
    if (token.text !== '(') throw new Error(`"${token.text}" was not expected`);
    const value = this.#sum();
    this.#close();
    return value;
  }

  #named(name: string): number {
    if (Object.hasOwn(CONSTANTS, name)) return CONSTANTS[name] ?? NaN;
    const compute = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (compute === undefined) {
      throw new Error(`"${name}" is not known; there are ${Object.keys(FUNCTIONS).join(', ')}, pi and e`);
    }
    if (!this.#take('(')) throw new Error(`"${name}" needs its values in parentheses`);
    const values = [this.#sum()];
    while (this.#take(',')) values.push(this.#sum());
    this.#close();
    return compute(values);
  }

  #close(): void {
    if (!this.#take(')')) throw new Error('a parenthesis is not closed');
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#place];
    if (token?.type !== 'sign' || token.text !== sign) return false;
    this.#place += 1;
    return true;
  }

  /** Deep nesting is refused before the stack is full. */
  #deeper(read: () => number): number {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Error('the expression is nested too deeply');
    const value = read();
    this.#depth -= 1;
    return value;
  }
}

function textOf(token: Token): string {
  return token.type === 'number' ? String(token.value) : token.text;
}

function rounded(value: number, digits: number): number {
  const factor = 10 ** Math.trunc(digits);
  return Math.round(value * factor) / factor;
}
