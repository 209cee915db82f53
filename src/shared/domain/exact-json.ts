/** What the platform has beside the older JSON functions, which the type library does not know yet. */
interface SourceJson {
  rawJSON(text: string): object;
  parse(
    text: string,
    reviver: (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
}

const sourceJson: SourceJson = hasSource(JSON) ? JSON : missing();

/**
 * Parses JSON so that JSON.stringify writes every number as it stood: 5.0 stays 5.0, and large integers keep their
 * digits. Numbers that JavaScript writes in the same way are plain numbers, all others opaque objects. Throws
 * SyntaxError.
 */
export function parseExactJson(text: string): unknown {
  return sourceJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? sourceJson.rawJSON(source)
      : value,
  );
}

function hasSource(json: object): json is SourceJson {
  return 'rawJSON' in json;
}

function missing(): never {
  throw new Error('This platform is too old: JSON.rawJSON is missing.');
}
