import { SqlFault } from '#core/engine/ports.ts';

import { sqlRowsText } from '../sql-rows-text.ts';
import { ranOrFault } from '../sql-tool.ts';
import { textArgument } from '../text-argument.ts';
import { complaint, said, type Tool } from '../tool.ts';

/** Queries and changes the database of the case. */
export function sql(): Tool {
  return {
    declaration: {
      name: 'sql',
      description: 'Runs one SQL statement (SQLite) on the database and gives its rows.',
      parameters: {
        type: 'object',
        properties: { query: { type: 'string', description: 'The SQL statement.' } },
        required: ['query'],
        additionalProperties: false,
      },
    },
    async run({ values }, { state }) {
      if (state.database === null) return complaint('there is no database');
      const rows = await ranOrFault(state.database, [{ sql: textArgument(values, 'query') }]);
      return rows instanceof SqlFault ? complaint(rows.message) : said(sqlRowsText(rows));
    },
  };
}
