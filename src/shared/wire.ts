/** Typed arrays survive structured cloning but not JSON: over HTTP they travel as `{"$u32": [1, 2, 3]}`. */
const TAG = '$u32';

/** JSON text of a value that may hold Uint32Arrays. */
export function encodeWire(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Uint32Array ? { [TAG]: Array.from(part) } : part,
  );
}

/** The reverse of `encodeWire`. Throws SyntaxError for text that is not JSON. */
export function decodeWire(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) => (isTagged(part) ? Uint32Array.from(part[TAG]) : part));
}

function isTagged(part: unknown): part is { [TAG]: number[] } {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return false;
  const keys = Object.keys(part);
  return keys.length === 1 && keys[0] === TAG && Array.isArray((part as Record<string, unknown>)[TAG]);
}
