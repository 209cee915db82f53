import { randomBytes } from 'node:crypto';

import type { CodeRequest } from '#core/engine/ports.ts';
import type { CodeLanguage } from '#shared/domain/manifest/code-check-specs.ts';

/** Tells a program that ran to its end from one that stopped early without an exception. */
export interface EndMark {
  /**
   * The program with its marks. `answerEnd`: where the answer ends and an empty line stands before the tests, which
   * then must be reached as well; null where that is not known.
   */
  marked(program: string, answerEnd: number | null): string;
  readonly call: NonNullable<CodeRequest['call']>;
  /** What the value that the call returned shows not to have been reached; null for nothing. */
  missed(valueJson: string | null): 'tests' | 'end' | null;
}

/**
 * The last thing a program does is to define a function whose name it cannot know beforehand; the sandbox then calls
 * it with a value that the program has not seen. `sys.exit(0)`, `os._exit(0)` and the like define nothing. A statement between
 * answer and tests shows that the tests were run on their own: an answer that ends in `if (false)`, in a decorator or
 * in an open text would make them a part of itself.
 */
export function endMark(language: CodeLanguage): EndMark {
  const name = `_end_${randomBytes(12).toString('hex')}`;
  const secret = randomBytes(12).toString('hex');
  return {
    marked(program, answerEnd) {
      const { begin, end } = DEFINITIONS[language];
      if (answerEnd === null) return program + end(name, null);
      const begun = `${name}_tests`;
      // In place of the empty line, so that every line keeps its number.
      const [answer, tests] = [program.slice(0, answerEnd), program.slice(answerEnd + 1)];
      return `${answer}\n${begin(begun)}${tests}${end(name, begun)}`;
    },
    call: { function: name, arguments: [secret] },
    missed(valueJson) {
      const value = valueJson?.trim();
      if (value === JSON.stringify(secret)) return null;
      return value === NOT_BEGUN ? 'tests' : 'end';
    },
  };
}

/** What the function gives where the tests were not reached. */
const NOT_BEGUN = 'false';

interface Definitions {
  /** The statement before the tests, without a line break. */
  readonly begin: (begun: string) => string;
  /** The function after the program. */
  readonly end: (name: string, begun: string | null) => string;
}

const DEFINITIONS: Readonly<Record<CodeLanguage, Definitions>> = {
  python: {
    begin: (begun) => `${begun} = 1`,
    end: (name, begun) => {
      const check = begun === null ? '' : `    try: ${begun}\n    except NameError: return False\n`;
      return `\n\ndef ${name}(value):\n${check}    return value\n`;
    },
  },
  // A function declaration would be there from the start. The value of a variable statement is that of the statement
  // before it: where this is the promise of asynchronous tests, the sandbox waits for them.
  javascript: {
    begin: (begun) => `;var ${begun} = 1;`,
    end: (name, begun) => {
      const value = begun === null ? 'value' : `typeof ${begun} === 'number' ? value : false`;
      return `\n;var ${name} = (globalThis.${name} = (value) => ${value});\n`;
    },
  },
};
