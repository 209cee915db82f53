import { within } from '#core/engine/boundary.ts';
import { type SqlDatabase, SqlFault, type SqlRows } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';
import type { ToolSpec } from '#shared/domain/manifest/tool-spec.ts';

import { firstRowText, sqlRowsText } from './sql-rows-text.ts';
import { boundNames, isWriting } from './sql-statement.ts';
import { complaint, said, type Tool } from './tool.ts';
import { SQL_LIMITS } from './tool-limits.ts';

type SqlToolSpec = Extract<ToolSpec, { sql: unknown }>;
type Statement = Parameters<SqlDatabase['run']>[0][number];

/** Stands in the message of the fault that NOTHING_CHANGED raises. */
const UNCHANGED = 'no row was changed';
/** Fails after a statement that changed nothing, which takes the whole transaction back; gives no row else. */
const NOTHING_CHANGED = `SELECT 1 WHERE json_extract('{}', CASE changes() WHEN 0 THEN '${UNCHANGED}' ELSE '$' END) IS NULL`;

/** A tool written in SQL: its statements run in one transaction, arguments bound by name; what the model left out is NULL. */
export function sqlTool(spec: SqlToolSpec): Tool {
  const { name, description, parameters } = spec;
  const statements = typeof spec.sql === 'string' ? [spec.sql] : spec.sql;
  return {
    declaration: { name, description, parameters },
    async run({ values }, { state }) {
      if (state.database === null) return complaint('there is no database');
      const bound = statements.flatMap((sql) => guarded(bind(sql, values), spec.mustChange));
      const rows = await ranOrFault(state.database, bound);
      if (!(rows instanceof SqlFault)) return resultOf(rows, spec);
      const isUnchanged = spec.mustChange !== undefined && rows.message.includes(UNCHANGED);
      return complaint(isUnchanged ? (spec.mustChange ?? '') : rows.message);
    },
  };
}

function resultOf(rows: SqlRows, { oneRow }: SqlToolSpec) {
  if (!oneRow) return said(sqlRowsText(rows));
  const first = firstRowText(rows);
  return first === null ? complaint('nothing was found') : said(first);
}

function guarded(statement: Statement, mustChange: string | undefined): Statement[] {
  if (mustChange === undefined || !isWriting(statement.sql)) return [statement];
  return [statement, { sql: NOTHING_CHANGED }];
}

/** Lists and objects are bound as JSON, for json_each; truth values as 1 and 0. */
function bind(sql: string, values: Readonly<Record<string, Json>>): Statement {
  const parameters = boundNames(sql).map((name) => {
    const value = values[name] ?? null;
    if (typeof value === 'boolean') return [name, value ? 1 : 0] as const;
    return [name, typeof value === 'object' && value !== null ? JSON.stringify(value) : value] as const;
  });
  return parameters.length === 0 ? { sql } : { sql, parameters: Object.fromEntries(parameters) };
}

/** What statements give, or the fault that the model is told of. */
export function ranOrFault(
  database: SqlDatabase,
  statements: readonly Statement[],
): Promise<SqlRows | SqlFault> {
  return within('sandbox', async () => {
    try {
      return await database.run(statements, SQL_LIMITS);
    } catch (error) {
      if (error instanceof SqlFault) return error;
      throw error;
    }
  });
}
