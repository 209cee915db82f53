import { type Figure, type Goal, isMet, ratioOf } from './bench-row.ts';

const HEAD = ['what', 'median', 'least', 'processor', 'reference', 'ratio', 'goal', 'met'] as const;
const MET = { true: 'yes', false: 'NO', null: '' } as const;

/** The figures as a Markdown table, padded so that it reads well as it is. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...lines] = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines].join('\n');
}

function cellsOf(figure: Figure): readonly string[] {
  const { what, unit, measured, processor, reference, goal } = figure;
  const ratio = ratioOf(figure);
  return [
    what,
    `${rounded(measured.median)} ${unit}`,
    rounded(Math.min(...measured.values)),
    processor === undefined ? '' : rounded(processor.median),
    reference === null ? '' : `${rounded(reference.median)} ${unit} (${reference.what})`,
    ratio === null ? '' : ratio.toFixed(2),
    goal === null ? '' : goalText(goal, unit),
    MET[`${isMet(figure)}`],
  ];
}

function goalText({ of, bound, value }: Goal, unit: string): string {
  const sign = bound === 'most' ? '≤' : '≥';
  if (of === 'ratio') return `ratio ${sign} ${value}`;
  return of === 'median' ? `${sign} ${value} ${unit}` : `${sign} reference + ${value} ${unit}`;
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
