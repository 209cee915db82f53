import type { Command } from 'commander';

import type { Output } from '#shared/contract.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { importBundle } from './import-bundle.ts';
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

function importedText(imported: readonly Imported[]): string {
  return table(
    ['ID', 'VERSION', 'DIGEST'],
    imported.map(({ id, version, digest }) => [id, version, digest]),
  );
}
