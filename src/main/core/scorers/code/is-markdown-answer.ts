import type { CheckContext } from '../check-factory.ts';

/**
 * Whether code may stand in a fenced block of the answer: where the scoring extracts, its author has said what the
 * answer is; and what a base model writes in completion mode is the text that goes on after the prompt.
 */
export function isMarkdownAnswer({ extracts = false, harness }: CheckContext): boolean {
  if (extracts) return false;
  return !(harness?.kind === 'single-turn' && harness.mode === 'completion');
}
