import type { Json } from '#shared/domain/json.ts';

import { isTooDeep } from '../text/is-too-deep.ts';

/**
 * The values of an answer: a list as JSON or in Python's notation, with one value in each item (`[[1]]` and `[(1,)]`
 * are `[1]`); else one value a line.
 */
export function parseValues(text: string): Json[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
    return (jsonList(trimmed) ?? looseList(trimmed.slice(1, -1))).map(onlyItem);
  }
  return trimmed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function jsonList(text: string): readonly Json[] | null {
  if (isTooDeep(text)) return null;
  try {
    const value = JSON.parse(text) as Json;
    return isList(value) ? value : null;
  } catch {
    return null;
  }
}

/** Items between commas; what is quoted stays whole, brackets of tuples are left out. */
function looseList(inside: string): string[] {
  const items: string[] = [];
  let [item, quote, wasQuoted] = ['', '', false];
  const close = () => {
    if (wasQuoted || item.trim() !== '') items.push(wasQuoted ? item : item.trim());
    [item, wasQuoted] = ['', false];
  };
  for (let place = 0; place < inside.length; place++) {
    const character = inside.charAt(place);
    if (quote !== '') {
      if (character === '\\') item += inside.charAt(++place);
      else if (character === quote) quote = '';
      else item += character;
    } else if (isQuoteStart(character, item)) {
      [item, quote, wasQuoted] = ['', character, true];
    } else if (character === ',') close();
    else if (!wasQuoted && !'()'.includes(character)) item += character;
  }
  close();
  return items;
}

/** An apostrophe within a word opens no text. */
function isQuoteStart(character: string, item: string): boolean {
  return (character === '"' || character === "'") && item.trim() === '';
}

function onlyItem(value: Json): Json {
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
