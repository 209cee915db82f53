import type { SqlDatabase } from '#core/engine/ports.ts';

/** What the tools of one attempt change. A document is kept as text, so that numbers stay as they were written. */
export interface ToolState {
  /** JSON text of the document; `null` without one. */
  document: string;
  readonly database: SqlDatabase | null;
  /** Files of a case whose state is no document; null where they lie in the document. */
  files: Record<string, string> | null;
}
