import type { Flag, Pattern } from '#shared/domain/case-result.ts';

/** What each flag says about an answer. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  'truncated-prompt': 'Prompt was truncated',
  'length-stopped': 'Stopped at the length limit',
  'empty-answer': 'Empty answer',
  refusal: 'Refused',
  unparsed: 'No answer found',
  'leaked-thinking': 'Reasoning in the answer',
  cached: 'From the cache',
  'model-changed': 'Model changed during the run',
  'parameter-dropped': 'Parameter left out',
  'limit-reached': 'Limit reached',
};

/** What each failure pattern is called. */
export const PATTERN_WORDS: Readonly<Record<Pattern, string>> = {
  'wrong-format': 'Wrong format',
  'wrong-answer': 'Wrong answer',
  refusal: 'Refusal',
  empty: 'Empty answer',
  'too-long': 'Too long',
};
