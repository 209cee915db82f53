import { type Command, Option } from 'commander';

import type { CallInput } from '#shared/contract.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import { type Verdict, VERDICTS } from '#shared/domain/verdict.ts';
import { formatCount, formatCounted, NO_VALUE } from '#shared/format/number.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { findSet } from './find-set.ts';
import { collect, filled } from './option-values.ts';
import { table } from './table.ts';
import { excerpt } from './wording.ts';

interface AddOptions {
  readonly name: string;
  readonly verdict?: Verdict;
  readonly tag?: readonly string[];
  readonly search?: string;
}

const CHUNK = 200;
const ID_SHOWN = 8;

export function addSetCommands(program: Command, runner: CommandRunner): void {
  const sets = program
    .command('sets')
    .description('sets of cases that were chosen from runs')
    .action(() =>
      runner.run(async ({ client, result }) => {
        const all = await client.call('failureSets.list', {});
        result(all, () => setsText(all));
        return EXIT.done;
      }),
    );
  addAddCommand(sets, runner);
  addShowCommand(sets, runner);
  addChangeCommands(sets, runner);
}

function addAddCommand(sets: Command, runner: CommandRunner): void {
  sets
    .command('add')
    .description('keep cases of a run as a set: its failures, or what the filter leaves')
    .argument('<run>', 'number or id')
    .requiredOption('--name <name>', 'what the set is called', filled('--name needs a name.'))
    .addOption(new Option('--verdict <verdict>', 'only these').choices(VERDICTS))
    .option('--tag <tag>', 'only with this tag; may be repeated', collect)
    .option('--search <text>', 'only with these words')
    .action((reference: string, options: AddOptions) =>
      runner.run(async ({ client, result }) => {
        const { id: runId } = await client.call('runs.get', { runId: reference });
        const set = await client.call('failureSets.create', {
          runId,
          name: options.name,
          what: whatOf(options),
        });
        result(set, () => `Set ${shortId(set)} “${set.name}”: ${formatCounted(set.caseCount, 'case')}.`);
        return EXIT.done;
      }),
    );
}

function addShowCommand(sets: Command, runner: CommandRunner): void {
  sets
    .command('show')
    .description('the cases of a set')
    .argument('<set>', 'id or name')
    .action((reference: string) =>
      runner.run(async ({ client, result }) => {
        const set = await findSet(client, reference);
        const ids = await client.call('failureSets.cases', { id: set.id });
        const cases = [];
        for (let start = 0; start < ids.length; start += CHUNK) {
          cases.push(...(await client.call('cases.rows', { ids: [...ids.subarray(start, start + CHUNK)] })));
        }
        const lines = cases.map(({ caseId, input, expected }) => ({ caseId, input, expected }));
        result({ ...set, cases: lines }, () =>
          table(
            ['CASE', 'INPUT', 'EXPECTED'],
            lines.map(({ caseId, input, expected }) => [caseId, excerpt(input, 60), excerpt(expected, 32)]),
          ),
        );
        return EXIT.done;
      }),
    );
}

function addChangeCommands(sets: Command, runner: CommandRunner): void {
  sets
    .command('rename')
    .description('call a set something else')
    .argument('<set>', 'id or name')
    .argument('<name>')
    .action((reference: string, name: string) =>
      runner.run(async ({ client, result }) => {
        const { id } = await findSet(client, reference);
        const set = await client.call('failureSets.rename', { id, name });
        result(set, () => `Set ${shortId(set)} is called “${set.name}”.`);
        return EXIT.done;
      }),
    );
  sets
    .command('remove')
    .description('move a set to the trash')
    .argument('<set>', 'id or name')
    .action((reference: string) =>
      runner.run(async ({ client, result }) => {
        const { id, name } = await findSet(client, reference);
        await client.call('failureSets.delete', { id });
        result({ removed: id }, () => `Removed “${name}”.`);
        return EXIT.done;
      }),
    );
}

function whatOf({ verdict, tag, search }: AddOptions): CallInput<'failureSets.create'>['what'] {
  if (verdict === undefined && tag === undefined && search === undefined) return { kind: 'failures' };
  return {
    kind: 'filter',
    filter: {
      ...(verdict !== undefined && { verdicts: [verdict] }),
      ...(tag !== undefined && { tags: [...tag] }),
      ...(search !== undefined && { search }),
    },
  };
}

function shortId({ id }: FailureSet): string {
  return id.slice(0, ID_SHOWN);
}

function setsText(sets: readonly FailureSet[]): string {
  if (sets.length === 0)
    return 'No sets yet. Keep the failures of a run with benchgen sets add RUN --name NAME.';
  const rows = sets.map((set) => [
    shortId(set),
    set.name,
    `${set.environment.id} ${set.environment.version}`,
    String(set.run.number),
    formatCount(set.caseCount),
    set.chosenBy,
    day(set.createdAt),
    set.exportedForTrainingAt === null
      ? NO_VALUE
      : `${formatCount(set.exportedCaseCount)}, ${day(set.exportedForTrainingAt)}`,
  ]);
  return table(
    ['SET', 'NAME', 'ENVIRONMENT', 'RUN', 'CASES', 'CHOSEN BY', 'CREATED (UTC)', 'EXPORTED FOR TRAINING'],
    rows,
    ['RUN', 'CASES'],
  );
}

function day(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
