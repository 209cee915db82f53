import { type Command, Option } from 'commander';
import { resolve } from 'node:path';

import { EXPORT_FORMATS, type ExportFormat } from '#shared/domain/export.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCount } from '#shared/format/number.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';

interface ExportOptions {
  readonly what: 'failures' | 'all';
  readonly format: ExportFormat;
  readonly out: string;
}

export function addExportCommands(program: Command, runner: CommandRunner): void {
  program
    .command('export')
    .description('write results of a run to a file')
    .argument('<run>', 'number or id')
    .addOption(new Option('--what <what>', 'which').choices(['failures', 'all']).makeOptionMandatory())
    .addOption(new Option('--format <format>', 'how').choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--out <file>', 'file to write')
    .action((reference: string, { what, format, out }: ExportOptions) =>
      runner.run(async ({ client, terminal, result }) => {
        const { id: runId } = await client.call('runs.get', { runId: reference });
        const request = { runId, what: { kind: what }, format };
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
