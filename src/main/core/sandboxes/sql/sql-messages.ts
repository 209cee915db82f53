import type { SqlFault, SqlLimits, SqlRows, SqlTables } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

export type SqlParts = readonly (string | SqlTables)[];

export interface SqlStatement {
  sql: string;
  parameters?: Readonly<Record<string, Json>>;
  /** A statement that could change rows fails when it changes none. */
  mustChange?: boolean;
}

/** What the thread is asked. A database is known by the number that its owner gave it. */
export type SqlRequest =
  | {
      kind: 'open';
      database: number;
      /** Equal for equal parts. */
      image: string;
      /** Null where the thread may still know the image. */
      parts: SqlParts | null;
      /** What was done to the database since it was first opened. */
      history: readonly (readonly SqlStatement[])[];
      limits: SqlLimits;
    }
  | { kind: 'run'; database: number; statements: readonly SqlStatement[]; limits: SqlLimits }
  | { kind: 'contents'; database: number; limits: SqlLimits }
  | { kind: 'close'; database: number };

export type SqlAnswer =
  | { type: 'done' }
  /** The parts are needed. */
  | { type: 'unknown-image' }
  /** `isChange`: the statements could have changed something. */
  | { type: 'rows'; rows: SqlRows; isChange: boolean }
  | { type: 'tables'; tables: SqlTables }
  | { type: 'refused'; message: string; end: SqlFault['end'] };
