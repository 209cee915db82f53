import { type Command, Option } from 'commander';

import type { Client } from '#shared/client.ts';
import type { Agreement, Calibration } from '#shared/domain/calibration.ts';
import { NO_VALUE } from '#shared/format/number.ts';
import { formatInterval, formatPercent } from '#shared/format/percent.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { findResult } from './find-result.ts';
import { integer } from './option-values.ts';
import { table } from './table.ts';

interface ReviewOptions {
  readonly verdict?: 'pass' | 'fail' | 'none';
  readonly comment?: string;
  readonly attempt?: number;
}

const CHUNK = 200;

export function addReviewCommands(program: Command, runner: CommandRunner): void {
  addReviewCommand(program, runner);
  program
    .command('calibration')
    .description('how far judges agree with the verdicts you entered with review')
    .argument('<run>', 'number or id')
    .action((reference: string) =>
      runner.run(async ({ client, result }) => {
        const { id, number } = await client.call('runs.get', { runId: reference });
        const calibration = await client.call('runs.calibration', { runId: id });
        const names = await caseNames(client, calibration);
        result(withNames(calibration, names), () => calibrationText(number, calibration, names));
        return EXIT.done;
      }),
    );
}

function addReviewCommand(program: Command, runner: CommandRunner): void {
  program
    .command('review')
    .description('enter your own verdict over an answer; it is kept beside the automatic one')
    .argument('<run>', 'number or id')
    .argument('<case>', 'id of the case')
    .addOption(new Option('--verdict <verdict>', 'what you say').choices(['pass', 'fail', 'none']))
    .option('--comment <text>', 'why')
    .option('--attempt <n>', 'which attempt (default: 1)', integer(1))
    .action((run: string, caseId: string, options: ReviewOptions) =>
      runner.run(async ({ client, result }) => {
        const { id, review: before } = await findResult(client, {
          run,
          caseId,
          attempt: options.attempt ?? 1,
        });
        const { verdict = before?.verdict ?? null, comment = before?.comment ?? '' } = options;
        const bookmarked = before?.bookmarked ?? false;
        const said = verdict === 'none' ? null : verdict;
        const { review } = await client.call('results.review', { id, verdict: said, comment, bookmarked });
        result({ caseId, review }, () =>
          review === null
            ? `${caseId}: no review.`
            : `${caseId}: reviewed as ${review.verdict ?? 'no verdict'}.`,
        );
        return EXIT.done;
      }),
    );
}

/** Ids of the cases of the results on which somebody disagrees. */
async function caseNames(client: Client, { agreements }: Calibration): Promise<Map<number, string>> {
  const ids = [...new Set(agreements.flatMap(({ disagreements }) => disagreements))];
  const names = new Map<number, string>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await client.call('results.rows', { ids: ids.slice(start, start + CHUNK) });
    for (const { id, caseId } of rows) names.set(id, caseId);
  }
  return names;
}

function withNames({ reviewed, agreements }: Calibration, names: ReadonlyMap<number, string>) {
  const named = agreements.map((agreement) => ({
    ...agreement,
    disagreeingCases: agreement.disagreements.map((id) => names.get(id) ?? String(id)),
  }));
  return { reviewed, agreements: named };
}

function calibrationText(
  run: number,
  { reviewed, agreements }: Calibration,
  names: ReadonlyMap<number, string>,
): string {
  if (reviewed === 0) {
    return `No verdicts of yours yet. Enter some with benchgen review ${run} CASE --verdict pass|fail.`;
  }
  const rows = agreements.map((agreement) => cellsOf(agreement, names));
  const headings = ['CHECK', 'JUDGE', 'COMPARED', 'AGREE', '95 % INTERVAL', 'KAPPA', 'DISAGREE ON'];
  const count = reviewed === 1 ? '1 answer' : `${reviewed} answers`;
  return `You reviewed ${count} of run ${run}.\n\n${table(headings, rows, ['COMPARED', 'AGREE', 'KAPPA'])}`;
}

function cellsOf(agreement: Agreement, names: ReadonlyMap<number, string>): string[] {
  const { check, model, compared, raw, kappa, disagreements } = agreement;
  return [
    check,
    model ?? (check === 'verdict' ? '' : 'together'),
    String(compared),
    formatPercent(raw?.value ?? null),
    raw === null ? NO_VALUE : formatInterval(raw),
    kappa === null ? NO_VALUE : kappa.toFixed(2),
    disagreements.map((id) => names.get(id) ?? String(id)).join(', '),
  ];
}
