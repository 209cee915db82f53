import type { TableView } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './details.module.css';

interface TablesDetailsProps {
  readonly expected: TableView | null;
  readonly got: TableView | null;
}

/** The rows that were expected beside those that came. */
export function TablesDetails({ expected, got }: TablesDetailsProps) {
  return (
    <div className={styles.pair}>
      <Rows title="Expected rows" table={expected} />
      <Rows title="Rows of the answer" table={got} />
    </div>
  );
}

function Rows({ title, table }: { readonly title: string; readonly table: TableView | null }) {
  if (table === null) {
    return (
      <div>
        <p className={styles.quiet}>{title}</p>
        <p>None: the query did not run.</p>
      </div>
    );
  }
  const { columns, rows, rowCount } = table;
  const shown = rows.length < rowCount ? `, the first ${rows.length} shown` : '';
  return (
    <div className={styles.scroller} role="group" aria-label={title}>
      <p className={styles.quiet}>
        {title}: {formatCounted(rowCount, 'row')}
        {shown}
      </p>
      <table className={styles.grid}>
        <thead>
          <tr>
            {columns.map((column, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name
              <th key={place} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <tr key={place}>
              {row.map((value, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
                <td key={column} data-null={value === null || undefined}>
                  {cellText(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellText(value: Json): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
