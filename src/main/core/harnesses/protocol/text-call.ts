/** A call as it is written in a text; the arguments keep their numbers as they stood there. */
export interface TextCall {
  readonly name: string;
  readonly argumentsJson: string;
}

const NAMES = ['name', 'tool', 'tool_name', 'function_name', 'action'] as const;
const ARGUMENTS = ['arguments', 'parameters', 'args', 'input', 'action_input', 'kwargs'] as const;

/**
 * The calls that a JSON value stands for: an object with a name and arguments, under any of the usual keys, OpenAI's
 * form with `function`, a list of them, or `tool_calls`. An object without arguments counts only where it is sure to
 * be a call or names a tool.
 */
export function callsIn(
  value: unknown,
  tools: readonly string[],
  { isSurely }: { isSurely: boolean },
): TextCall[] {
  if (Array.isArray(value)) return value.flatMap((item) => callsIn(item, tools, { isSurely }));
  if (!isObject(value)) return [];
  const { tool_calls: several, function: inner } = value;
  if (Array.isArray(several)) return callsIn(several, tools, { isSurely: true });
  if (isObject(inner)) return callsIn(inner, tools, { isSurely: true });
  const name = NAMES.map((key) => value[key]).find((found) => typeof found === 'string') ?? inner;
  if (typeof name !== 'string' || name === '') return [];
  const key = ARGUMENTS.find((candidate) => Object.hasOwn(value, candidate));
  if (key === undefined && !isSurely && !tools.includes(name)) return [];
  return [{ name, argumentsJson: key === undefined ? '{}' : argumentsText(value[key]) }];
}

function argumentsText(given: unknown): string {
  if (given === null || given === undefined) return '{}';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
