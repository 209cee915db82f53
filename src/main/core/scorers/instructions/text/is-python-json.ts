import { isTooDeep } from '#core/scorers/text/is-too-deep.ts';

const TEXT_OR_CONSTANT = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** Whether a text is JSON as Python reads it: with NaN and Infinity. */
export function isPythonJson(text: string): boolean {
  if (isTooDeep(text)) return false;
  const strict = text.replace(TEXT_OR_CONSTANT, (found) => (found.startsWith('"') ? found : '0'));
  try {
    JSON.parse(strict);
    return true;
  } catch {
    return false;
  }
}
