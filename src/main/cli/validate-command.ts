import type { Command } from 'commander';
import { existsSync } from 'node:fs';

import type { Client } from '#shared/client.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { StressReport } from '#shared/domain/stress.ts';
import { formatPercent } from '#shared/format/percent.ts';
import type { CommandContext, CommandRunner } from './context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { looksLikePath } from './looks-like-path.ts';
import { collect } from './option-values.ts';
import { table } from './table.ts';
import { problemText } from './wording.ts';

export function addValidateCommand(program: Command, runner: CommandRunner): void {
  program
    .command('validate')
    .description('say what is wrong with a bundle or an installed environment; writes nothing')
    .argument('<path|env>', 'a .zip, a folder, or ENV[@VERSION]')
    .option('--stress', 'also try it against its own gold and against answers that know nothing')
    .option('--judge <p:m>', 'model that judges in --stress (default: words are compared)', collect)
    .action((target: string, options: { stress?: true; judge?: readonly string[] }) => {
      const isPath = looksLikePath(target) || existsSync(target);
      const check = isPath ? validatePath : validateEnvironment;
      const stress = options.stress === true ? { judges: [...(options.judge ?? [])] } : null;
      return runner.run((context) => validate(context, check, target, stress), { temporary: isPath });
    });
}

/** How the stress test is to be made. */
interface StressChoice {
  readonly judges: string[];
}

interface Checked {
  readonly problems: readonly Problem[];
  readonly stress: StressReport | null;
}

async function validate(
  context: CommandContext,
  check: (client: Client, target: string, stress: StressChoice | null) => Promise<Checked>,
  target: string,
  asked: StressChoice | null,
): Promise<ExitCode> {
  const { problems, stress } = await check(context.client, target, asked);
  const isValid = problems.every((problem) => problem.severity !== 'error');
  context.result({ valid: isValid, problems, stress }, () => validationText(target, problems, stress));
  return isValid && stress?.ok !== false ? EXIT.done : EXIT.badInput;
}

/** The data folder is a temporary one, so installing the bundle for the stress test leaves nothing behind. */
async function validatePath(client: Client, path: string, stress: StressChoice | null): Promise<Checked> {
  const { handle } = await client.call('files.open', { path });
  const { problems, environment, outcome } = await client.call('import.preview', { handle });
  if (stress === null || environment === null || outcome === 'invalid') return { problems, stress: null };
  const asVersion = outcome === 'conflict' ? '0.0.0-validate' : null;
  const { digest } = await client.call('import.commit', { handle, asVersion });
  return { problems, stress: await client.call('environments.stress', { environment: digest, ...stress }) };
}

async function validateEnvironment(
  client: Client,
  environment: string,
  stress: StressChoice | null,
): Promise<Checked> {
  const problems = await client.call('environments.validate', { environment });
  if (stress === null) return { problems, stress };
  return { problems, stress: await client.call('environments.stress', { environment, ...stress }) };
}

function validationText(target: string, problems: readonly Problem[], stress: StressReport | null): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const lines = problems.map(problemText);
  lines.push(errors === 0 ? `${target} is valid.` : `${target} is not valid: ${errors} to mend.`);
  if (stress !== null) lines.push('', stressText(stress));
  return lines.join('\n');
}

function stressText(stress: StressReport): string {
  const rows = stress.rows.map((row) => [
    row.strategy,
    formatPercent(row.accuracy),
    String(row.scored),
    String(row.errors),
    row.demand,
    row.ok ? 'ok' : 'NOT OK',
  ]);
  const judged = stress.judge === null ? '' : `Judged by ${stress.judge}.\n\n`;
  return `${judged}${stressTable(rows)}`;
}

function stressTable(rows: readonly (readonly string[])[]): string {
  return table(['STRATEGY', 'ACCURACY', 'SCORED', 'ERRORS', 'DEMANDED', ''], rows, [
    'ACCURACY',
    'SCORED',
    'ERRORS',
  ]);
}
