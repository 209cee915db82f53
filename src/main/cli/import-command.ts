import type { Command } from 'commander';

import type { CommandContext, CommandRunner } from './context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type Imported, importBundle } from './import-bundle.ts';
import { collect, filled } from './option-values.ts';
import { PartlyDone } from './partly-done.ts';
import { problemText } from './wording.ts';

export function addImportCommand(program: Command, runner: CommandRunner): void {
  program
    .command('import')
    .description('install environments from zips or folders')
    .argument('<path...>', 'a bundle: a .zip or a folder', bundlePaths)
    .option('--as <version>', 'version to install a bundle as whose own version is taken by other content')
    .action((paths: string[], options: { as?: string }) =>
      runner.run((context) => importAll(context, paths, options.as ?? null)),
    );
}

const bundlePath = filled('A path of a bundle is needed.');

function bundlePaths(path: string, earlier: readonly string[] = []): string[] {
  return collect(bundlePath(path), earlier);
}

/** Each bundle is told of as it is installed, so that a failure further on hides nothing. */
async function importAll(
  context: CommandContext,
  paths: readonly string[],
  asVersion: string | null,
): Promise<ExitCode> {
  const imported: Imported[] = [];
  try {
    for (const path of paths) {
      const bundle = await importBundle(context.client, path, asVersion);
      imported.push(bundle);
      tell(context, bundle);
    }
  } catch (error) {
    throw new PartlyDone({ imported }, error);
  }
  if (context.json) context.result({ imported }, () => '');
  return EXIT.done;
}

function tell({ terminal, json }: CommandContext, bundle: Imported): void {
  const { id, version, digest, alreadyInstalled, problems } = bundle;
  for (const problem of problems) terminal.note(problemText(problem));
  if (alreadyInstalled) terminal.note(`${id} ${version} is already installed; nothing to do.`);
  if (!json) terminal.print(`${id}  ${version}  ${digest}`);
}
