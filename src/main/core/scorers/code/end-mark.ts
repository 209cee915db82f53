import { randomBytes } from 'node:crypto';

import type { CodeRequest } from '#core/engine/ports.ts';
import type { CodeLanguage } from '#shared/domain/manifest/code-check-specs.ts';

/** Tells a program that ran to its end from one that stopped early without an exception. */
export interface EndMark {
  /** Goes after the program. */
  readonly code: string;
  readonly call: NonNullable<CodeRequest['call']>;
  /** Whether what the call returned shows that the end was reached. */
  isReached(valueJson: string | null): boolean;
}

/**
 * The last thing a program does is to define a function whose name it cannot know beforehand; the sandbox then calls
 * it with a value that the program has not seen. `sys.exit(0)`, `os._exit(0)` and the like define nothing.
 */
export function endMark(language: CodeLanguage): EndMark {
  const name = `_end_${randomBytes(12).toString('hex')}`;
  const secret = randomBytes(12).toString('hex');
  return {
    code: DEFINITIONS[language](name),
    call: { function: name, arguments: [secret] },
    isReached: (valueJson) => valueJson?.trim() === JSON.stringify(secret),
  };
}

const DEFINITIONS: Readonly<Record<CodeLanguage, (name: string) => string>> = {
  python: (name) => `\n\ndef ${name}(value):\n    return value\n`,
  // A function declaration would be there from the start. The value of a variable statement is that of the statement
  // before it: where this is the promise of asynchronous tests, the sandbox waits for them.
  javascript: (name) => `\n;var ${name} = (globalThis.${name} = (value) => value);\n`,
};
