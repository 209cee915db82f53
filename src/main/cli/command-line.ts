import { Command, CommanderError } from 'commander';

import { AppError, toReply } from '#shared/errors.ts';
import { applicationVersion } from '../launch/application-root.ts';
import { addCaseCommand } from './case-command.ts';
import { addCasesCommand } from './cases-command.ts';
import { addCompareCommand } from './compare-command.ts';
import { addEnvironmentCommands } from './environment-commands.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { addExportCommands } from './export-commands.ts';
import { addGrantCommands } from './grant-commands.ts';
import { addImportCommand } from './import-command.ts';
import { filled } from './option-values.ts';
import { PartlyDone } from './partly-done.ts';
import { addProviderCommands } from './provider-commands.ts';
import { addReportCommands } from './report-commands.ts';
import { addReviewCommands } from './review-commands.ts';
import { addRunCommands } from './run-commands.ts';
import { commandRunner, type GlobalOptions } from './runner.ts';
import { addSetCommands } from './set-commands.ts';
import { addServeCommand } from './serve-command.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { addValidateCommand } from './validate-command.ts';
import { problemText } from './wording.ts';

/**
 * Carries out one command line and ends the process with its exit code. Whatever happens, no stack trace is printed.
 * `prepareInterface` is asked before the interface is served; false, after a sentence on stderr, if there is none.
 */
export async function runCommandLine(
  words: readonly string[],
  prepareInterface: () => boolean = () => true,
): Promise<void> {
  const terminal = openTerminal();
  let exitCode: ExitCode = EXIT.done;
  const setExitCode = (code: ExitCode) => {
    exitCode = code;
  };
  const program = newProgram(setExitCode, terminal, prepareInterface);
  const fail = (error: unknown) => {
    exitCode = report(error, terminal, words.includes('--json'));
  };
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit(exitCode);
  });
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    fail(error);
  }
  await flushed();
  process.exit(exitCode);
}

function newProgram(
  setExitCode: (code: ExitCode) => void,
  terminal: Terminal,
  prepareInterface: () => boolean,
): Command {
  const program = new Command('benchgen')
    .description('Evaluate language models on your own workstation.')
    .version(applicationVersion())
    .option(
      '--data-dir <dir>',
      'where BenchGen keeps its data (also BENCHGEN_DATA_DIR)',
      filled('--data-dir needs a folder.'),
    )
    .option('--json', 'print the result as one JSON document (cases: JSON Lines)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', `\n${EXIT_HELP}`)
    .exitOverride();
  const runner = commandRunner(() => program.opts<GlobalOptions>(), terminal, setExitCode);
  addImportCommand(program, runner);
  addValidateCommand(program, runner);
  addEnvironmentCommands(program, runner);
  addGrantCommands(program, runner);
  addProviderCommands(program, runner);
  addRunCommands(program, runner);
  addReportCommands(program, runner);
  addCompareCommand(program, runner);
  addCasesCommand(program, runner);
  addCaseCommand(program, runner);
  addReviewCommands(program, runner);
  addSetCommands(program, runner);
  addExportCommands(program, runner);
  addServeCommand(program, runner, prepareInterface);
  return program;
}

const EXIT_HELP = `Results go to stdout, progress and messages to stderr.
Exit codes: 0 done, 1 unexpected, 2 usage or bad input, 3 the run finished with errors, 4 below --min-accuracy.`;

/** `done` is what was carried out before the error; it stands beside it in the document. */
function report(error: unknown, terminal: Terminal, json: boolean, done: object = {}): ExitCode {
  if (error instanceof CommanderError) return usage(error, terminal, json);
  if (error instanceof PartlyDone) return report(error.cause, terminal, json, error.done);
  const reply = toReply(error);
  if (reply.ok) return EXIT.done;
  for (const problem of reply.error.problems) terminal.note(problemText(problem));
  terminal.note(`benchgen: ${reply.error.message}`);
  if (json) terminal.print(JSON.stringify({ ...done, error: reply.error }));
  return error instanceof AppError && error.code !== 'internal' && error.code !== 'catalog-unusable'
    ? EXIT.badInput
    : EXIT.unexpected;
}

/** Commander has said on stderr what is wrong; help and version are no errors. */
function usage(error: CommanderError, terminal: Terminal, json: boolean): ExitCode {
  if (error.exitCode === 0) return EXIT.done;
  const message = error.message.replace(/^error: /, '');
  if (json) terminal.print(JSON.stringify({ error: { code: 'invalid-input', message, problems: [] } }));
  return EXIT.badInput;
}

/** Pipes may still hold what was written last. */
async function flushed(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
    ),
  );
}
