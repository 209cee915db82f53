import type { Command } from 'commander';

import type { EnvironmentDetail, EnvironmentSummary } from '#shared/domain/environment.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatCount } from '#shared/format/number.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { table } from './table.ts';
import { excerpt } from './wording.ts';

export function addEnvironmentCommands(program: Command, runner: CommandRunner): void {
  program
    .command('list')
    .description('environments of the catalog')
    .action(() =>
      runner.run(async ({ client, result }) => {
        const environments = await client.call('environments.list', {});
        result(environments, () => listText(environments));
        return EXIT.done;
      }),
    );
  program
    .command('show')
    .description('one environment: dataset, harness, scoring, versions')
    .argument('<env>', 'ENV or ENV@VERSION')
    .action((environment: string) =>
      runner.run(async ({ client, result }) => {
        const detail = await client.call('environments.get', { environment });
        result(detail, () => detailText(detail));
        return EXIT.done;
      }),
    );
}

function listText(environments: readonly EnvironmentSummary[]): string {
  if (environments.length === 0) return 'No environments. Install one with benchgen import PATH.';
  const rows = environments.map((environment) => [
    environment.id,
    environment.version,
    environment.category,
    formatCount(environment.caseCount),
    formatCount(environment.runCount),
    environment.best === null ? '' : `${formatPercent(environment.best.accuracy)} ${environment.best.model}`,
    environment.title,
  ]);
  return table(['ID', 'VERSION', 'CATEGORY', 'CASES', 'RUNS', 'BEST', 'TITLE'], rows, ['CASES', 'RUNS']);
}

function detailText(environment: EnvironmentDetail): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Category', environment.category],
    ['Cases', formatCount(environment.caseCount)],
    ['Harness', environment.harnessKind],
    ['Checks', environment.checkKinds.join(', ')],
    ['Tags', environment.tags.join(', ') || '—'],
    ['License', environment.license ?? '—'],
    ['Digest', environment.digest],
    ['Size', `${formatBytes(environment.sizeBytes)} in ${environment.files.length} files`],
    ['Runs code', environment.runsCode ? 'yes' : 'no'],
    ['Grants', environment.grants.join(', ') || 'none'],
    ['Versions', environment.versions.map(({ version }) => version).join(', ')],
    ['Runs', formatCount(environment.runCount)],
  ];
  return [
    `${environment.title} (${environment.id} ${environment.version})`,
    excerpt(environment.description, 500),
    '',
    ...facts.map(([name, value]) => `${name.padEnd(10)} ${value}`),
  ].join('\n');
}
