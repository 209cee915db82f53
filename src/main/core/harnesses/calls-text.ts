import type { ToolCall } from '#shared/domain/transcript.ts';

/** Calls as JSON text, [{"name", "arguments"}], with the arguments as the model wrote them, so that 5.0 stays 5.0; arguments that are no JSON are given as a text. */
export function callsText(calls: readonly ToolCall[]): string {
  const items = calls.map(
    ({ name, argumentsJson }) =>
      `{"name": ${JSON.stringify(name)}, "arguments": ${argumentsText(argumentsJson)}}`,
  );
  return `[${items.join(', ')}]`;
}

function argumentsText(json: string): string {
  if (json.trim() === '') return '{}';
  try {
    JSON.parse(json);
    return json;
  } catch {
    return JSON.stringify(json);
  }
}
