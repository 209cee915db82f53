import { type Command, Option } from 'commander';

import type { Output } from '#shared/contract.ts';
import { COMPARISON_FILTERS, type Comparison, type ComparisonFilter } from '#shared/domain/comparison.ts';
import { formatDifference, formatPercent } from '#shared/format/percent.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { saveHtml } from './save-html.ts';
import { table } from './table.ts';

const SHOWN = 50;

interface CompareOptions {
  readonly baseline?: string;
  readonly show?: ComparisonFilter;
  readonly html?: string;
}

export function addCompareCommand(program: Command, runner: CommandRunner): void {
  program
    .command('compare')
    .description('two to eight runs, case by case against the first')
    .argument('<run>', 'number or id; the baseline')
    .argument('<runs...>', 'what is compared with it')
    .option('--baseline <run>', 'another one of them as the baseline')
    .addOption(
      new Option('--show <filter>', `list the cases of a filter as well (the first ${SHOWN})`).choices(
        COMPARISON_FILTERS,
      ),
    )
    .option('--html <file>', 'write it as one HTML file as well')
    .action((first: string, others: readonly string[], options: CompareOptions) =>
      runner.run(async ({ client, result }) => {
        const idOf = async (reference: string) => (await client.call('runs.get', { runId: reference })).id;
        const runIds = await Promise.all([first, ...others].map(idOf));
        const baseline = options.baseline === undefined ? null : await idOf(options.baseline);
        const request = { runIds, baseline };
        const comparison = await client.call('comparisons.get', request);
        if (options.html !== undefined) await saveHtml(client, { comparison: request }, options.html);
        const { ids, counts } = await client.call('comparisons.index', {
          ...request,
          show: options.show ?? 'all',
        });
        const listed = options.show === undefined ? [] : [...ids.subarray(0, SHOWN)];
        const rows = await client.call('comparisons.rows', { ...request, ids: listed });
        const cases = options.show === undefined ? {} : { cases: rows };
        result({ ...comparison, counts, ...cases }, () => comparisonText({ comparison, counts, rows }));
        return EXIT.done;
      }),
    );
}

interface Compared {
  readonly comparison: Comparison;
  readonly counts: Output<'comparisons.index'>['counts'];
  readonly rows: Output<'comparisons.rows'>;
}

function comparisonText({ comparison, counts, rows }: Compared): string {
  const { runs, baseline } = comparison;
  const notes = runs.flatMap(({ run, notes: own }) =>
    own.map(({ message }) => `run ${run.number}: ${message}`),
  );
  const listed = rows.length === 0 ? [] : ['', rowsText(comparison, rows)];
  return [
    table(
      ['RUN', 'MODEL', 'ACCURACY', 'DIFFERENCE', '95 % INTERVAL', 'BETTER', 'WORSE', 'P', 'CASES', ''],
      runs.map((compared) => cellsOf(compared, compared.run.id === baseline)),
      ['RUN', 'ACCURACY', 'DIFFERENCE', 'BETTER', 'WORSE', 'P', 'CASES'],
    ),
    '',
    countsLine(counts),
    ...notes,
    ...listed,
  ].join('\n');
}

function cellsOf({ run, accuracy, difference }: Comparison['runs'][number], isBaseline: boolean): string[] {
  const head = [String(run.number), run.model, formatPercent(accuracy?.value)];
  if (difference === null) return [...head, '', '', '', '', '', '', isBaseline ? 'baseline' : ''];
  const { value, low, high, better, worse, p, cases } = difference;
  return [
    ...head,
    formatDifference(value),
    `${formatDifference(low)} … ${formatDifference(high)}`,
    String(better),
    String(worse),
    p < 0.0001 ? '<0.0001' : p.toFixed(4),
    String(cases),
    verdictOn(difference),
  ];
}

/** What the interval says. */
function verdictOn({
  isTold,
  moreCases,
  value,
}: NonNullable<Comparison['runs'][number]['difference']>): string {
  if (isTold) return value > 0 ? 'better' : 'worse';
  return moreCases === null ? 'no difference' : `not told apart; about ${moreCases} more cases to tell`;
}

function countsLine(counts: Compared['counts']): string {
  return COMPARISON_FILTERS.map((name) => `${name} ${counts[name] ?? 0}`).join(' · ');
}

function rowsText({ runs }: Comparison, rows: Compared['rows']): string {
  return table(
    ['CASE', ...runs.map(({ run }) => `RUN ${run.number}`)],
    rows.map(({ caseId, cells }) => [
      caseId,
      ...cells.map((cell) =>
        cell === null
          ? '—'
          : `${VERDICT_WORDS[cell.verdict]}${cell.change === 'baseline' ? '' : ` (${cell.change})`}`,
      ),
    ]),
  );
}
