import { within } from '#core/engine/boundary.ts';
import { type SqlDatabase, SqlFault, type SqlRows } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';
import type { ToolSpec } from '#shared/domain/manifest/tool-spec.ts';

import { firstRowText, sqlRowsText } from './sql-rows-text.ts';
import { complaint, said, type Tool } from './tool.ts';
import { SQL_LIMITS } from './tool-limits.ts';

type SqlToolSpec = Extract<ToolSpec, { sql: unknown }>;
type Statement = Parameters<SqlDatabase['run']>[0][number];

/**
 * A tool written in SQL: its statements run in one transaction, arguments bound by name; what the model left out is
 * NULL. With `mustChange`, every statement that can change rows must change one.
 */
export function sqlTool(spec: SqlToolSpec): Tool {
  const { name, description, parameters } = spec;
  const statements = typeof spec.sql === 'string' ? [spec.sql] : spec.sql;
  return {
    declaration: { name, description, parameters },
    async run({ values }, { state }) {
      if (state.database === null) return complaint('there is no database');
      const bound = statements.map((sql) => bind(sql, values, spec.mustChange !== undefined));
      const rows = await ranOrFault(state.database, bound);
      if (!(rows instanceof SqlFault)) return resultOf(rows, spec);
      return complaint(rows.end === 'unchanged' ? (spec.mustChange ?? rows.message) : rows.message);
    },
  };
}

function resultOf(rows: SqlRows, { oneRow }: SqlToolSpec) {
  if (!oneRow) return said(sqlRowsText(rows));
  const first = firstRowText(rows);
  return first === null ? complaint('nothing was found') : said(first);
}

/** Lists and objects are bound as JSON text, for json_each. */
function bind(sql: string, values: Readonly<Record<string, Json>>, mustChange: boolean): Statement {
  return { sql, parameters: values, ...(mustChange && { mustChange }) };
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
