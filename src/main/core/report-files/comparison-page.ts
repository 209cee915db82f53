import type { ComparedRun, Comparison, ComparisonRow } from '#shared/domain/comparison.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatDifference, formatPercent } from '#shared/format/percent.ts';
import { shortModelName } from '#shared/format/model-name.ts';

import { type Markup, markup } from './markup.ts';
import { page, table } from './page.ts';
import { verdictMark } from './verdict-mark.ts';

/** A comparison as one HTML document. `rows`: the aligned cases that changed. */
export function comparisonPage(
  comparison: Comparison,
  rows: readonly ComparisonRow[],
  { changed, madeAt }: { readonly changed: number; readonly madeAt: string },
): string {
  const titles = [...new Set(comparison.runs.map(({ run }) => run.environment.title))].join(', ');
  return page(`Comparison: ${titles}`, [
    markup`<h1>Comparison: ${titles}</h1><p class="quiet">${madeAt.slice(0, 10)}</p>`,
    runTable(comparison),
    notes(comparison),
    changedTable(comparison, rows, changed),
  ]);
}

function runTable({ runs, baseline }: Comparison): Markup {
  const columns = [
    { title: 'Run' },
    { title: 'Model' },
    { title: 'Accuracy', isNumber: true },
    { title: 'Difference', isNumber: true },
    { title: '95 % interval' },
    { title: 'Better / worse', isNumber: true },
    { title: 'Exact McNemar p', isNumber: true },
    { title: 'Shared cases', isNumber: true },
  ];
  return markup`<h2>Runs</h2>${table(
    columns,
    runs.map((compared) => runCells(compared, compared.run.id === baseline)),
  )}`;
}

function runCells({ run, accuracy, difference }: ComparedRun, isBaseline: boolean): string[] {
  const name = `${run.number}${isBaseline ? ' (baseline)' : ''}`;
  const head = [name, run.model, formatPercent(accuracy?.value ?? run.accuracy?.value)];
  if (difference === null) return [...head, '', '', '', '', ''];
  const { value, low, high, better, worse, p, cases, isTold } = difference;
  return [
    ...head,
    isTold ? formatDifference(value) : `none told (${formatDifference(value)})`,
    `${formatDifference(low)} … ${formatDifference(high)}`,
    `${formatCount(better)} / ${formatCount(worse)}`,
    p < 0.0001 ? '< 0.0001' : p.toFixed(4),
    formatCount(cases),
  ];
}

function notes({ runs }: Comparison): Markup {
  const items = runs.flatMap(({ run, notes: own }) =>
    own.map(({ message }) => markup`<li>Run ${run.number}: ${message}</li>`),
  );
  return items.length === 0 ? markup`` : markup`<h2>What to know</h2><ul>${items}</ul>`;
}

function changedTable({ runs }: Comparison, rows: readonly ComparisonRow[], changed: number): Markup {
  const columns = [
    { title: 'Case' },
    { title: 'Input' },
    { title: 'Expected' },
    ...runs.map(({ run }) => ({ title: `Run ${run.number} ${shortModelName(run.model)}` })),
  ];
  const cells = rows.map(({ caseId, input, expected, cells: all }) => [
    caseId,
    input,
    expected ?? '—',
    ...all.map((cell) =>
      cell === null
        ? '—'
        : markup`${verdictMark(cell.verdict)}<br>${cell.answer ?? ''}<br><span class="quiet">${
            cell.change === 'regressed' || cell.change === 'improved' ? cell.change : ''
          }</span>`,
    ),
  ]);
  const more =
    changed > rows.length ? `${formatCount(changed - rows.length)} more are in the application.` : '';
  return markup`<h2>Cases that changed: ${formatCount(changed)}</h2>${table(columns, cells)}<p class="quiet">${more}</p>`;
}
