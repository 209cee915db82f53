import type { Json } from '#shared/domain/json.ts';

import { answerText } from '../text/answer-texts.ts';
import { isTooDeep } from '../text/is-too-deep.ts';
import type { Extraction } from './extract-step.ts';

/** Brackets that are never closed before a text is given up: each costs a look at the rest of the text. */
const MOST_UNCLOSED = 50;

/**
 * The first JSON object or array of a text, as it stands there; with a path such as "answer.value" or "items[0].name",
 * what lies there: a text as it is, everything else as JSON, but nothing in JSON that is nested too deeply.
 */
export function extractJson({ json }: { json: true | string }): Extraction {
  return (text) => {
    const source = firstJson(text);
    if (source === null || json === true) return source;
    if (isTooDeep(source)) return null;
    const value = valueAt(JSON.parse(source) as Json, json);
    return value === undefined ? null : answerText(value);
  };
}

function firstJson(text: string): string | null {
  let unclosed = 0;
  for (const { index } of text.matchAll(/[{[]/g)) {
    const end = closingBracket(text, index);
    if (end === null && ++unclosed > MOST_UNCLOSED) return null;
    const candidate = end === null ? '' : text.slice(index, end + 1);
    if (isJson(candidate)) return candidate;
  }
  return null;
}

/** Where the bracket at `start` is closed again, brackets in strings left out. */
function closingBracket(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let place = start; place < text.length; place++) {
    const character = text.charAt(place);
    if (inString) {
      if (character === '\\') place += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && --depth === 0) return place;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function valueAt(value: Json, path: string): Json | undefined {
  let current: Json | undefined = value;
  for (const key of path.match(/[^.[\]]+/g) ?? []) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as { readonly [key: string]: Json })[key];
  }
  return current;
}
