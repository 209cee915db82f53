const FRAME = /File "program\.py", line (\d+)/g;

/** The line of a Python program at which it failed, from its traceback; empty where that does not tell. */
export function failedLine(program: string, traceback: string): string {
  const last = Array.from(traceback.matchAll(FRAME)).at(-1);
  const line = program.split('\n')[Number(last?.[1] ?? 0) - 1] ?? '';
  return line.trim();
}
