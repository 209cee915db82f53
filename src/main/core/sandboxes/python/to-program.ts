import type { CodeRequest } from '#core/engine/ports.ts';

import type { ProgramRequest } from './child/child-messages.ts';

const DEFAULT_OUTPUT_LIMIT = 64_000;

/** A request with everything that was left open. Throws where a path of its files leads out of their folder. */
export function toProgram(request: CodeRequest, id: number): ProgramRequest {
  for (const path of Object.keys(request.files ?? {})) checkPath(path);
  return {
    id,
    source: request.source,
    call: request.call ?? null,
    files: request.files ?? {},
    stdin: request.stdin ?? '',
    timeoutMs: request.timeoutMs,
    memoryBytes: request.memoryBytes,
    outputLimit: request.outputLimit ?? DEFAULT_OUTPUT_LIMIT,
  };
}

function checkPath(path: string): void {
  const isInside = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isInside || /[\\\0]/u.test(path)) throw new Error(`"${path}" is no path within the program's folder.`);
}
