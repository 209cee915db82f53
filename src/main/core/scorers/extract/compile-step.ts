import type { ExtractStep } from '#shared/domain/manifest/extract-spec.ts';

import { extractLowerCase, extractStrip, extractTrimmed } from './extract-edit.ts';
import { extractJson } from './extract-json.ts';
import { extractLetter } from './extract-letter.ts';
import { extractLine } from './extract-line.ts';
import { extractCodeBlock } from './extract-code-block.ts';
import { extractBoxed, extractTag } from './extract-marked.ts';
import { extractNumber } from './extract-number.ts';
import { extractAfter, extractBefore } from './extract-phrase.ts';
import { extractRegex, extractReplace } from './extract-regex.ts';
import type { Extraction } from './extract-step.ts';

/** Makes a step of a manifest ready to run. Throws AppError `bundle-invalid` for a faulty regular expression. */
export function compileStep(step: ExtractStep): Extraction {
  if ('regex' in step) return extractRegex(step);
  if ('replace' in step) return extractReplace(step);
  if ('after' in step) return extractAfter(step);
  if ('before' in step) return extractBefore(step);
  if ('line' in step) return extractLine(step);
  if ('number' in step) return extractNumber(step);
  if ('letter' in step) return extractLetter(step);
  if ('json' in step) return extractJson(step);
  if ('codeBlock' in step) return extractCodeBlock(step);
  if ('tag' in step) return extractTag(step);
  if ('boxed' in step) return extractBoxed();
  if ('strip' in step) return extractStrip(step);
  return 'trim' in step ? extractTrimmed() : extractLowerCase();
}
