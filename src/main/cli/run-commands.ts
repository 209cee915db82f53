import type { Command } from 'commander';

import type { Report } from '#shared/domain/report.ts';
import type { RunStatus, RunSummary } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext, CommandRunner } from './context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { findSet } from './find-set.ts';
import { followRuns } from './follow-runs.ts';
import { importBundle } from './import-bundle.ts';
import { looksLikePath } from './looks-like-path.ts';
import { collect, commaList, integer, numberBetween } from './option-values.ts';
import { reportText } from './report-text.ts';
import { type RunOptions, runRequest, withWholePath } from './run-request.ts';
import { problemText } from './wording.ts';

export function addRunCommands(program: Command, runner: CommandRunner): void {
  addRunCommand(program, runner);
  program
    .command('resume')
    .description('go on with a run that is interrupted, paused or cancelled')
    .argument('<run>', 'number or id')
    .option('--retry-errors', 'attempt cases that ended in an error again')
    .action((reference: string, options: { retryErrors?: true }) =>
      runner.run(async (context) => {
        const retryErrors = options.retryErrors === true;
        const { id } = await context.client.call('runs.get', { runId: reference });
        return carryOut(context, async () => [
          await context.client.call('runs.resume', { runId: id, retryErrors }),
        ]);
      }),
    );
  program
    .command('cancel')
    .description('stop a run for good; its results are kept')
    .argument('<run>', 'number or id')
    .action((reference: string) =>
      runner.run(async ({ client, result }) => {
        const { id, number, status } = await client.call('runs.get', { runId: reference });
        if (isOver(status)) {
          result({ id, number, cancelled: false }, () => `Run ${number} is over (${status}).`);
          return EXIT.done;
        }
        await client.call('runs.cancel', { runId: id });
        result({ id, number, cancelled: true }, () => `Run ${number} was told to stop.`);
        return EXIT.done;
      }),
    );
  program
    .command('rescore')
    .description('judge the stored answers of a run again, without a model call unless --judge is given')
    .argument('<run>', 'number or id')
    .option('--rules <version>', 'version of the environment whose rules judge (default: that of the run)')
    .option('--judge <p:m>', 'have judged checks judged anew by this model; may be repeated', collect)
    .action((reference: string, options: { rules?: string; judge?: readonly string[] }) =>
      runner.run(async ({ client, result, terminal }) => {
        const { id } = await client.call('runs.get', { runId: reference });
        const { rules: version = null, judge = [] } = options;
        const judges = judge.map(withWholePath);
        const report = await client.call('runs.rescore', { runId: id, version, judges });
        result(report, () => reportText(report, terminal));
        return report.counts.error > 0 ? EXIT.errors : EXIT.done;
      }),
    );
}

/** Whether nothing is left to cancel; an interrupted run can still be closed for good. */
function isOver(status: RunStatus): boolean {
  return status === 'completed' || status === 'cancelled' || status === 'failed';
}

function addRunCommand(program: Command, runner: CommandRunner): void {
  program
    .command('run')
    .description('run an environment against one or more models')
    .argument('<env>', 'ENV, ENV@VERSION, or the path of a bundle, which is imported first')
    .requiredOption('--model <provider:model>', 'a model; repeat it for one run each', collect)
    .option('--limit <n>', 'only the first N cases', integer(1))
    .option('--sample <n>', 'N cases drawn at random', integer(1))
    .option('--seed <s>', 'seed of --sample (default: 0)', integer(0))
    .option('--cases <ids>', 'only these cases, separated by commas', commaList)
    .option('--failures-of <run>', 'only the cases that failed in that run')
    .option('--set <set>', 'only the cases of this set (see benchgen sets)')
    .option('--repeats <k>', 'attempts at each case', integer(1))
    .option('--concurrency <n>', 'most requests at once (default: what the provider allows)', integer(1))
    .option('--temperature <t>', '0 is the most deterministic', numberBetween(0, 5))
    .option('--max-tokens <n>', 'longest answer, in tokens', integer(1))
    .option('--param <k=v>', 'any other sampling parameter, such as topP=0.9; may be repeated', collect)
    .option('--judge <p:m>', 'model that judges, where a check asks for one; may be repeated', collect)
    .option('--user <p:m>', 'model that plays the user, where the harness asks for one')
    .option('--min-accuracy <x>', 'exit with 4 below this share, 0 to 1', numberBetween(0, 1))
    .action((environment: string, options: RunOptions) => {
      // What excludes each other is said before anything is opened.
      runRequest(environment, options);
      return runner.run(async (context) => {
        const { client } = context;
        const set = options.set === undefined ? {} : { set: (await findSet(client, options.set)).id };
        const request = runRequest(environment, { ...options, ...set });
        const chosen = await installedFrom(context, environment);
        return carryOut(
          context,
          () => client.call('runs.start', { ...request, environment: chosen }),
          options.minAccuracy,
        );
      });
    });
}

/** What looks like a path is imported; the digest then names exactly that content. */
async function installedFrom({ client, terminal }: CommandContext, environment: string): Promise<string> {
  if (!looksLikePath(environment)) return environment;
  const { digest, problems } = await importBundle(client, environment, null);
  for (const problem of problems) terminal.note(problemText(problem));
  return digest;
}

/** Follows runs to their end and prints their reports. */
async function carryOut(
  context: CommandContext,
  start: () => Promise<readonly RunSummary[]>,
  minAccuracy = 0,
): Promise<ExitCode> {
  const followed = await followRuns(context, start);
  if (followed.kind === 'interrupted') return interrupted(context, followed.runs);
  const reports = await Promise.all(
    followed.runs.map(({ id }) => context.client.call('runs.report', { runId: id })),
  );
  for (const { number, status, statusMessage } of followed.runs) {
    if (statusMessage !== null) context.terminal.note(`Run ${number} is ${status}: ${statusMessage}`);
  }
  context.result({ runs: reports }, () =>
    reports.map((report) => reportText(report, context.terminal)).join('\n\n'),
  );
  return exitCodeOf(reports, minAccuracy);
}

/** A run that did not come to its end is worse than one with errors, and that worse than a low accuracy. */
function exitCodeOf(reports: readonly Report[], minAccuracy: number): ExitCode {
  if (reports.some(({ status }) => status !== 'completed')) return EXIT.unexpected;
  if (reports.some(({ counts }) => counts.error > 0)) return EXIT.errors;
  if (reports.some(({ accuracy }) => (accuracy?.value ?? 0) < minAccuracy)) return EXIT.below;
  return EXIT.done;
}

function interrupted({ json, terminal }: CommandContext, runs: readonly RunSummary[]): ExitCode {
  for (const { number } of runs) {
    terminal.note(`Run ${number} is interrupted. Go on with: benchgen resume ${number}`);
  }
  if (json) {
    const numbers = runs.map(({ number }) => number).join(', ');
    const error = new AppError('not-available', `Interrupted; go on with benchgen resume ${numbers}.`);
    terminal.print(JSON.stringify({ error: { code: error.code, message: error.message, problems: [] } }));
  }
  return EXIT.unexpected;
}
