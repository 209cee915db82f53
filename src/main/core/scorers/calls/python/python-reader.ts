import { PythonFault, type PythonToken } from './python-token.ts';

/** Walks over tokens. */
export interface PythonReader {
  readonly peek: () => PythonToken | undefined;
  /** The next token. Throws PythonFault at the end. */
  readonly take: () => PythonToken;
  /** Takes this operator if it comes next. */
  readonly takeIf: (...operators: readonly string[]) => string | null;
  /** Takes this operator. Throws PythonFault for anything else. */
  readonly expect: (operator: string) => void;
  /** Whether a name follows that is set by `=`. */
  readonly isKeyword: () => boolean;
  /** The source from a place up to the last token taken. */
  readonly sourceFrom: (start: number) => string;
}

export function pythonReader(source: string, tokens: readonly PythonToken[]): PythonReader {
  let place = 0;
  const operatorAt = (at: number) => {
    const token = tokens[at];
    return token?.kind === 'operator' ? token.text : null;
  };
  const takeIf = (...operators: readonly string[]) => {
    const found = operatorAt(place);
    if (found === null || !operators.includes(found)) return null;
    place += 1;
    return found;
  };
  return {
    peek: () => tokens[place],
    take() {
      const token = tokens[place];
      if (token === undefined) throw new PythonFault('it ends too early');
      place += 1;
      return token;
    },
    takeIf,
    expect(operator) {
      if (takeIf(operator) === null) throw new PythonFault(`“${operator}” is missing`);
    },
    isKeyword: () => tokens[place]?.kind === 'name' && operatorAt(place + 1) === '=',
    sourceFrom: (start) => source.slice(start, tokens[place - 1]?.end ?? start),
  };
}
