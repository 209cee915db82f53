import { type Command, Option } from 'commander';
import { resolve } from 'node:path';

import type { Client } from '#shared/client.ts';
import { EXPORT_FORMATS, type ExportFormat, type ExportRequest } from '#shared/domain/export.ts';
import { AppError } from '#shared/errors.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCount } from '#shared/format/number.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { findSet } from './find-set.ts';

interface ExportOptions {
  readonly what?: 'failures' | 'all';
  readonly set?: string;
  readonly format: ExportFormat;
  readonly out: string;
}

export function addExportCommands(program: Command, runner: CommandRunner): void {
  program
    .command('export')
    .description('write results of a run to a file')
    .argument('[run]', 'number or id; with --set by default the run that it came from')
    .addOption(new Option('--what <what>', 'which').choices(['failures', 'all']))
    .option('--set <set>', 'the answers to the cases of this set (see benchgen sets)')
    .addOption(new Option('--format <format>', 'how').choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--out <file>', 'file to write')
    .action((reference: string | undefined, { format, out, ...choice }: ExportOptions) =>
      runner.run(async ({ client, terminal, result }) => {
        const request = { ...(await chosenResults(client, reference, choice)), format };
        const { count, leftOut } = await client.call('exports.preview', request);
        for (const group of leftOut) terminal.note(`${formatCount(group.count)} left out: ${group.reason}`);
        const { handle } = await client.call('exports.create', request);
        const saved = await client.call('files.save', { handle, path: resolve(out) });
        result(
          { ...saved, count, leftOut },
          () => `${formatCount(count)} written to ${out} (${formatBytes(saved.bytes)}).`,
        );
        return EXIT.done;
      }),
    );
  program
    .command('pack')
    .description('make a zip of a bundle folder; the same files give the same bytes')
    .argument('<folder>')
    .requiredOption('--out <zip>', 'file to write')
    .action((folder: string, { out }: { out: string }) =>
      runner.run(async ({ client, result }) => {
        const { handle } = await client.call('files.pack', { folder: resolve(folder) });
        const saved = await client.call('files.save', { handle, path: resolve(out) });
        result(saved, () => `${folder} packed to ${out} (${formatBytes(saved.bytes)}).`);
        return EXIT.done;
      }),
    );
}

/** Which results are meant: --what of a run, or the cases of a set. Throws AppError `invalid-input` for neither and both. */
async function chosenResults(
  client: Client,
  reference: string | undefined,
  { what, set: setName }: Pick<ExportOptions, 'what' | 'set'>,
): Promise<Pick<ExportRequest, 'runId' | 'what'>> {
  if ((what === undefined) === (setName === undefined)) {
    throw new AppError('invalid-input', 'Choose one of --what failures|all and --set SET.');
  }
  const set = setName === undefined ? null : await findSet(client, setName);
  const run = reference ?? set?.run.id;
  if (run === undefined) throw new AppError('invalid-input', 'Name the run whose results are exported.');
  const { id: runId } = await client.call('runs.get', { runId: run });
  return { runId, what: set === null ? { kind: what ?? 'failures' } : { kind: 'failure-set', id: set.id } };
}
