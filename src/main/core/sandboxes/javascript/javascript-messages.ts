import type { CodeRequest } from '#core/engine/ports.ts';

/** What the thread is asked: one execution. */
export type JavascriptRequest = Pick<CodeRequest, 'source' | 'call' | 'timeoutMs' | 'memoryBytes'> & {
  outputLimit: number;
};
