import { isTooDeep } from '#core/scorers/text/is-too-deep.ts';
import { parseExactJson } from '#shared/domain/exact-json.ts';

/** Arguments of an earlier call as they are sent back, numbers as written. Servers refuse a conversation with arguments that are no object, so these are wrapped in one. */
export function sentArguments(argumentsJson: string): Record<string, unknown> {
  if (argumentsJson.trim() === '') return {};
  if (isTooDeep(argumentsJson)) return { unreadable: argumentsJson };
  try {
    const value = parseExactJson(argumentsJson);
    if (isObject(value)) return value;
  } catch {
    return { unreadable: argumentsJson };
  }
  return { unreadable: argumentsJson };
}

/** A number that is kept as written is an object too, but no object of JSON. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
