/** Longest time of one call of a tool, in milliseconds. */
export const TOOL_TIMEOUT_MS = 10_000;
/** Most memory of one call that runs code. */
export const TOOL_MEMORY_BYTES = 256 * 2 ** 20;
/** Most characters of standard output and of error output that a tool's code may write. */
export const TOOL_OUTPUT_LIMIT = 64_000;
/** Longest time of one SQL statement list, in milliseconds, and most rows of its result. */
export const SQL_LIMITS = { timeoutMs: 10_000, maxRows: 1_000 } as const;
/** A script that makes a database may take longer and may hold more. */
export const SQL_OPEN_LIMITS = { timeoutMs: 30_000, maxRows: 1_000_000 } as const;
/** Most characters of a result that the model is shown. */
export const RESULT_LIMIT = 20_000;
/** Most characters of standard output and error output that are kept of an execution. */
export const KEPT_OUTPUT = 8_000;
/** Most characters of the JSON of a state. */
export const STATE_LIMIT = 8_000_000;
/** Longest time that the arguments of a call may be looked at, in milliseconds. */
export const ARGUMENTS_DEADLINE_MS = 2_000;
