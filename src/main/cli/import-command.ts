import type { Command } from 'commander';

import type { Client } from '#shared/client.ts';
import type { Output } from '#shared/contract.ts';
import type { ImportPreview } from '#shared/domain/environment.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { table } from './table.ts';

type Imported = Output<'import.commit'>;

export function addImportCommand(program: Command, runner: CommandRunner): void {
  program
    .command('import')
    .description('install environments from zips or folders')
    .argument('<path...>', 'a bundle: a .zip or a folder')
    .option('--as <version>', 'version to install a bundle as whose own version is taken by other content')
    .action((paths: string[], options: { as?: string }) =>
      runner.run(async ({ client, terminal, result }) => {
        const imported: Imported[] = [];
        for (const path of paths) imported.push(await importBundle(client, path, options.as ?? null));
        for (const { id, version, alreadyInstalled } of imported) {
          if (alreadyInstalled) terminal.note(`${id} ${version} is already installed; nothing to do.`);
        }
        result({ imported }, () => importedText(imported));
        return EXIT.done;
      }),
    );
}

/** Reads, checks and installs one bundle. Throws AppError with its problems, or `conflict` if its version is taken. */
async function importBundle(client: Client, path: string, asVersion: string | null): Promise<Imported> {
  const { handle } = await client.call('files.open', { path });
  try {
    const preview = await client.call('import.preview', { handle });
    if (preview.outcome === 'invalid') throw invalid(path, preview);
    if (preview.outcome === 'conflict' && asVersion === null) throw conflict(preview);
    return await client.call('import.commit', {
      handle,
      asVersion: preview.outcome === 'conflict' ? asVersion : null,
    });
  } finally {
    await client.call('files.discard', { handle });
  }
}

function invalid(path: string, preview: ImportPreview): AppError {
  const count = preview.problems.filter((problem) => problem.severity === 'error').length;
  return new AppError(
    'bundle-invalid',
    `${path} was not imported: ${count === 1 ? 'one problem' : `${count} problems`}. Nothing was written.`,
    { problems: preview.problems },
  );
}

function conflict(preview: ImportPreview): AppError {
  const { id = '', version = '' } = preview.environment ?? {};
  return new AppError(
    'conflict',
    `${id} ${version} is installed with other content. Import it beside that one with --as ${preview.suggestedVersion ?? 'VERSION'}.`,
  );
}

function importedText(imported: readonly Imported[]): string {
  return table(
    ['ID', 'VERSION', 'DIGEST'],
    imported.map(({ id, version, digest }) => [id, version, digest]),
  );
}
