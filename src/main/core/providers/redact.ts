/** Shorter keys are words like `none`, given to servers that ask for no key; taking them out would garble messages. */
const SHORTEST_KEY = 6;
/** In an answer only what is surely a key may be touched: an answer is graded as it was given. */
const SHORTEST_KEY_IN_ANSWER = 16;
const STAND_IN = '[key]';

/** A text of a server without the key, in whatever common form it echoes it, and without other bearer tokens. */
export function redactMessage(text: string, key: string | null): string {
  const shown = text.replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${STAND_IN}`);
  return key === null || key.length < SHORTEST_KEY ? shown : withoutKey(shown, key);
}

/** An answer without the key, should a server write it there. */
export function redactAnswer(text: string, key: string | null): string {
  return key === null || key.length < SHORTEST_KEY_IN_ANSWER ? text : withoutKey(text, key);
}

function withoutKey(text: string, key: string): string {
  return formsOf(key).reduce((rest, form) => rest.replaceAll(form, STAND_IN), text);
}

function formsOf(key: string): string[] {
  return [
    key,
    encodeURIComponent(key),
    Buffer.from(key).toString('base64'),
    JSON.stringify(key).slice(1, -1),
  ];
}
