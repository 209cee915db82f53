import type { CaseRow } from '#shared/domain/environment.ts';
import { formatCount } from '#shared/format/number.ts';
import type { GridColumn } from '../components/data-grid/grid-column.ts';

/** Columns of a list of cases. */
export const CASE_COLUMNS: readonly GridColumn<CaseRow>[] = [
  {
    id: 'index',
    header: '#',
    width: 64,
    align: 'end',
    render: (row) => formatCount(row.index + 1),
    text: (row) => String(row.index + 1),
  },
  {
    id: 'caseId',
    header: 'Case',
    width: 128,
    priority: 2,
    render: (row) => <code>{row.caseId}</code>,
    text: (row) => row.caseId,
  },
  {
    id: 'input',
    header: 'Input',
    width: 320,
    minWidth: 160,
    grow: 3,
    render: (row) => <span dir="auto">{row.input}</span>,
    text: (row) => row.input,
  },
  {
    id: 'expected',
    header: 'Expected',
    width: 160,
    minWidth: 80,
    grow: 1,
    render: (row) => <code dir="auto">{row.expected ?? '—'}</code>,
    text: (row) => row.expected ?? '',
  },
  {
    id: 'tags',
    header: 'Tags',
    width: 160,
    priority: 3,
    render: (row) => row.tags.join(', '),
    text: (row) => row.tags.join(', '),
  },
];
