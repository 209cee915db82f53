import { compilePattern } from '../text/compile-pattern.ts';
import { type Extraction, takeMatch } from './extract-step.ts';

interface RegexStep {
  readonly regex: string;
  readonly flags: string;
  readonly group?: number | string | undefined;
  readonly take: 'first' | 'last';
}

/** The asked group of the first or last match: by default the first group that took part, else the whole match. */
export function extractRegex({ regex, flags, group, take }: RegexStep): Extraction {
  const pattern = compilePattern('The extraction step “regex”', regex, `${flags}g`);
  return (text) => {
    const match = takeMatch(text.matchAll(pattern), take);
    return match === undefined ? null : groupOf(match, group);
  };
}

function groupOf(match: RegExpExecArray, group: number | string | undefined): string | null {
  if (typeof group === 'number') return match[group] ?? null;
  if (typeof group === 'string') return match.groups?.[group] ?? null;
  return match.slice(1).find((one) => one !== undefined) ?? match[0];
}

/** The text with every match of a pattern replaced; `$1` stands for a group. */
export function extractReplace(step: { replace: string; with: string; flags: string }): Extraction {
  const pattern = compilePattern('The extraction step “replace”', step.replace, `${step.flags}g`);
  return (text) => text.replace(pattern, step.with);
}
