import type { Reply, WireError } from '#shared/errors.ts';

import type { WriteName } from './write-operations.ts';

/** How the writer thread is started. */
export interface WriterData {
  readonly dataDirectory: string;
  readonly busyTimeoutMs: number | undefined;
}

/** To the writer thread. */
export type WriterRequest =
  | {
      readonly type: 'write';
      readonly id: number;
      readonly name: WriteName;
      /** Of the type that belongs to the name. */
      readonly payload: unknown;
      readonly at: string;
    }
  | { readonly type: 'close' };

/** From the writer thread. Replies of one transaction come together, after its commit. */
export type WriterMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'unusable'; readonly error: WireError }
  | { readonly type: 'replies'; readonly replies: readonly { id: number; reply: Reply<unknown> }[] };
