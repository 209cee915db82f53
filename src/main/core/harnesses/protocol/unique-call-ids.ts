import type { ToolCall } from '#shared/domain/transcript.ts';

/** Gives calls without an id, or with one that an earlier call has, an id of their own. Each conversation needs one of these. */
export function uniqueCallIds(): (calls: readonly ToolCall[]) => ToolCall[] {
  const used = new Set<string>();
  let count = 0;
  const freshId = () => {
    let id: string;
    do id = `call-${++count}`;
    while (used.has(id));
    return id;
  };
  return (calls) =>
    calls.map((call) => {
      const id = call.id === '' || used.has(call.id) ? freshId() : call.id;
      used.add(id);
      return { ...call, id };
    });
}
