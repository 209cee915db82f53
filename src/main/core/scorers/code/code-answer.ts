import type { CodeLanguage } from '#shared/domain/manifest/code-check-specs.ts';

import { codeBlocks } from '../extract/extract-code-block.ts';

/** What a fenced block of a language is marked with. */
const MARKS: Readonly<Record<CodeLanguage | 'sql', readonly string[]>> = {
  python: ['python', 'py', 'python3'],
  javascript: ['javascript', 'js', 'mjs', 'cjs', 'node'],
  sql: ['sql', 'sqlite', 'sqlite3'],
};

/**
 * The code in a Markdown text: the first fenced block that is marked with the language, else the first one without a
 * mark. A text without such a block is code as it stands. Empty blocks do not count.
 */
export function codeAnswer(language: CodeLanguage | 'sql', text: string): string {
  const blocks = codeBlocks(text).filter(({ lines }) => lines.some((line) => line.trim() !== ''));
  const block =
    blocks.find((one) => MARKS[language].includes(one.language)) ?? blocks.find((one) => one.language === '');
  return block?.lines.join('\n') ?? text;
}
