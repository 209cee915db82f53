import { isTooDeep } from '#core/scorers/text/is-too-deep.ts';
import { parseExactJson } from '#shared/domain/exact-json.ts';

/**
 * Parses JSON as models write it: text after the value, commas before a closing bracket and the words of Python are
 * forgiven. JSON.stringify writes its numbers as they stood. The problem is that of the text as it is.
 */
export function parseLenientJson(text: string): { value: unknown } | { problem: string } {
  if (text.trim() === '') return { problem: 'it is empty' };
  if (isTooDeep(text)) return { problem: 'it is nested too deeply' };
  try {
    return { value: parseExactJson(text) };
  } catch (error) {
    const value = mendedValue(text);
    if (value !== null) return { value };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function mendedValue(text: string): object | null {
  const mended = text
    .replaceAll(/,(\s*[}\]])/g, '$1')
    .replaceAll(/(:\s*)True\b/g, '$1true')
    .replaceAll(/(:\s*)False\b/g, '$1false')
    .replaceAll(/(:\s*)None\b/g, '$1null');
  const upToEnd = mended.slice(0, Math.max(mended.lastIndexOf('}'), mended.lastIndexOf(']')) + 1);
  for (const candidate of [mended, upToEnd]) {
    try {
      const value = parseExactJson(candidate);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      continue;
    }
  }
  return null;
}
