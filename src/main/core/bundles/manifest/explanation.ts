import type * as z from 'zod';

import type { KeyPath } from './key-path.ts';

/** One thing wrong with the data of a manifest: where, what, and what to do. */
export interface Explanation {
  path: KeyPath;
  at: 'key' | 'value';
  message: string;
  remedy: string;
  /** The key that is missing. */
  missing?: KeyPath;
  /** The key that a misspelt one stands for. */
  meant?: KeyPath;
}

export type Issue = z.core.$ZodIssue;
