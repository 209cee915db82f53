import type { Connection } from '../connection.ts';

/** What a write may use, inside the writer thread. */
export interface WriteContext {
  readonly connection: Connection;
  readonly dataDirectory: string;
  /** When the write was asked for; ISO 8601 UTC. */
  readonly at: string;
}
