import type { Command } from 'commander';

import type { ResultDetail } from '#shared/domain/result-view.ts';
import type { RoleUse } from '#shared/domain/role.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { checkText } from './finding-text.ts';
import { findResult } from './find-result.ts';
import { indented } from './indented.ts';
import { integer } from './option-values.ts';
import { roleText } from './role-text.ts';
import type { Terminal } from './terminal.ts';
import { transcriptText } from './transcript-text.ts';

export function addCaseCommand(program: Command, runner: CommandRunner): void {
  program
    .command('case')
    .description('one attempt of a run: transcript, tool calls, sandbox output, what checks and judges said')
    .argument('<run>', 'number or id')
    .argument('<case>', 'id of the case')
    .option('--attempt <n>', 'which attempt (default: 1)', integer(1))
    .action((run: string, caseId: string, options: { attempt?: number }) =>
      runner.run(async ({ client, result, terminal }) => {
        const detail = await findResult(client, { run, caseId, attempt: options.attempt ?? 1 });
        result(detail, () => caseText(detail, terminal));
        return EXIT.done;
      }),
    );
}

function caseText(detail: ResultDetail, terminal: Pick<Terminal, 'style'>): string {
  const { transcript, checks, failure, response } = detail;
  const section = (title: string, text: string) =>
    text === '' ? [] : ['', terminal.style('bold', title.toUpperCase()), text];
  return [
    terminal.style('bold', headline(detail)),
    failure === null ? detail.reason : `${failure.cause} (blamed on ${failure.boundary}): ${failure.message}`,
    ...section('Transcript', transcript.length > 0 ? transcriptText(transcript, terminal) : response),
    ...section('Answer', detail.answer === null ? '' : indented(detail.answer)),
    ...section('Expected', expectedText(detail)),
    ...section('Checks', checks.map(checkText).join('\n')),
    ...section(
      'Other models',
      (detail.roles ?? []).map((use: RoleUse) => indented(roleText(use))).join('\n'),
    ),
    ...section('Sandboxes', indented((detail.sandboxes ?? []).join(', '))),
    ...section('Review', reviewText(detail)),
  ].join('\n');
}

function headline({ caseId, attempt, verdict, score }: ResultDetail): string {
  const points = score === null ? '' : ` · score ${score.toFixed(2)}`;
  return `${caseId} · attempt ${attempt} · ${verdict}${points}`;
}

function expectedText({ testCase: { expected } }: ResultDetail): string {
  if (expected === null) return '';
  return indented(typeof expected === 'string' ? expected : JSON.stringify(expected));
}

function reviewText({ review }: ResultDetail): string {
  if (review === null) return '';
  const { verdict, comment, bookmarked } = review;
  const parts = [verdict, comment === '' ? null : comment, bookmarked ? 'bookmarked' : null];
  return indented(parts.filter((part) => part !== null).join(' · '));
}
