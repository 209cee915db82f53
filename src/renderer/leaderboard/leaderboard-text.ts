import type { Leaderboard, LeaderboardCell } from '#shared/domain/leaderboard.ts';
import { formatPercent } from '#shared/format/percent.ts';

const COLUMNS: readonly (readonly [string, (cell: LeaderboardCell) => string | number | null])[] = [
  ['environment', ({ environmentId }) => environmentId],
  ['version', ({ version }) => version],
  ['model', ({ model }) => model],
  ['accuracy', ({ accuracy }) => accuracy?.value ?? null],
  ['accuracy_low', ({ accuracy }) => accuracy?.low ?? null],
  ['accuracy_high', ({ accuracy }) => accuracy?.high ?? null],
  ['scored', ({ accuracy }) => accuracy?.scored ?? null],
  ['mean_score', ({ meanScore }) => meanScore],
  ['errors', ({ errors }) => errors],
  ['tokens_per_second', ({ tokensPerSecond }) => tokensPerSecond],
  ['latency_p50_ms', ({ latencyP50Ms }) => latencyP50Ms],
  ['cost_usd', ({ costUsd }) => costUsd],
  ['run', ({ runNumber }) => runNumber],
];

/** Model → bytes, where they are known. */
type Sizes = ReadonlyMap<string, number | null>;

/** The leaderboard as a file: every cell a line of CSV or an object of JSON; a grid in Markdown. */
export function leaderboardText(
  board: Leaderboard,
  format: 'csv' | 'md' | 'json',
  sizes: Sizes = new Map(),
): string {
  if (format === 'json') {
    const cells = board.cells.map((cell) => ({ ...cell, sizeBytes: sizes.get(cell.model) ?? null }));
    return `${JSON.stringify({ ...board, cells }, null, 2)}\n`;
  }
  return format === 'csv' ? csv(board, sizes) : markdown(board);
}

function csv({ cells }: Leaderboard, sizes: Sizes): string {
  const lines = cells.map((cell) =>
    [...COLUMNS.map(([, value]) => value(cell)), sizes.get(cell.model) ?? null].map(csvCell).join(','),
  );
  return [[...COLUMNS.map(([name]) => name), 'size_bytes'].join(','), ...lines]
    .map((line) => `${line}\r\n`)
    .join('');
}

/** Texts that a spreadsheet would take for a formula get an apostrophe in front. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function markdown({ environments, models, cells }: Leaderboard): string {
  const cellOf = (model: string, id: string) =>
    cells.find((cell) => cell.model === model && cell.environmentId === id)?.accuracy;
  const lines = models.map((model) => {
    const values = environments.map(({ id }) => {
      const accuracy = cellOf(model, id);
      if (accuracy === null || accuracy === undefined) return '—';
      return `${formatPercent(accuracy.value)} (${formatPercent(accuracy.low)}–${formatPercent(accuracy.high)})`;
    });
    return `| ${[plain(model), ...values].join(' | ')} |`;
  });
  const heads = ['Model', ...environments.map(({ title, version }) => `${plain(title)} ${version}`)];
  return `${[`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...lines].join('\n')}\n`;
}

function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`);
}
