import type { Command } from 'commander';

import type { RunSummary } from '#shared/domain/run.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatPercent } from '#shared/format/percent.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { reportText } from './report-text.ts';
import { saveHtml } from './save-html.ts';
import { table } from './table.ts';
import { countsText } from './wording.ts';

export function addReportCommands(program: Command, runner: CommandRunner): void {
  program
    .command('runs')
    .description('all runs')
    .action(() =>
      runner.run(async ({ client, result }) => {
        const runs = await client.call('runs.list', {});
        result(runs, () => runsText(runs));
        return EXIT.done;
      }),
    );
  program
    .command('report')
    .description('what a run came to')
    .argument('<run>', 'number or id')
    .option('--html <file>', 'write it as one HTML file as well')
    .action((reference: string, { html }: { html?: string }) =>
      runner.run(async ({ client, result, terminal }) => {
        const { id } = await client.call('runs.get', { runId: reference });
        if (html !== undefined) await saveHtml(client, { runId: id }, html);
        const report = await client.call('runs.report', { runId: id });
        result(report, () => reportText(report, terminal));
        return EXIT.done;
      }),
    );
}

function runsText(runs: readonly RunSummary[]): string {
  if (runs.length === 0) return 'No runs yet. Start one with benchgen run ENV --model PROVIDER:MODEL.';
  const rows = runs.map((run) => [
    String(run.number),
    run.status,
    `${run.environment.id} ${run.environment.version}`,
    run.model,
    formatPercent(run.accuracy?.value ?? null),
    countsText(run.counts),
    formatDuration(run.latencyP50Ms),
    run.createdAt.slice(0, 16).replace('T', ' '),
  ]);
  return table(
    ['RUN', 'STATUS', 'ENVIRONMENT', 'MODEL', 'ACCURACY', 'VERDICTS', 'P50', 'STARTED (UTC)'],
    rows,
    ['RUN', 'ACCURACY', 'P50'],
  );
}
