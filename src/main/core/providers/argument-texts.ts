import { parseExactJson } from '#shared/domain/exact-json.ts';

/**
 * A JSON text in which the arguments of tool calls are texts themselves, with their numbers as they stood: read as
 * values, 5.0 would become 5. What is no JSON, or has no calls, is given back as it is.
 */
export function withArgumentTexts(json: string): string {
  if (!json.includes('"tool_calls"')) return json;
  try {
    return JSON.stringify(replaced(parseExactJson(json)));
  } catch {
    return json;
  }
}

function replaced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(replaced);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'tool_calls' && Array.isArray(member) ? member.map(withText) : replaced(member),
    ]),
  );
}

function withText(call: unknown): unknown {
  if (!isPlainObject(call)) return call;
  const { function: called, arguments: own } = call;
  return {
    ...call,
    ...(own !== undefined && { arguments: textOf(own) }),
    ...(isPlainObject(called) &&
      called['arguments'] !== undefined && {
        function: { ...called, arguments: textOf(called['arguments']) },
      }),
  };
}

function textOf(given: unknown): unknown {
  return typeof given === 'object' && given !== null ? JSON.stringify(given) : given;
}

/** Exact numbers are objects without a prototype, which must stay as they are. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
