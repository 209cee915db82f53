import type { Extraction } from './extract-step.ts';

/** The first or last line that is not blank, without white space around it. */
export function extractLine({ line }: { line: 'first' | 'last' }): Extraction {
  return (text) => {
    const lines = text
      .split(/\r\n|\r|\n/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return lines.at(line === 'first' ? 0 : -1) ?? null;
  };
}
