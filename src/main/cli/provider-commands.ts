import { type Command, Option } from 'commander';

import type { Client } from '#shared/client.ts';
import type { ProviderState } from '#shared/domain/model.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCount } from '#shared/format/number.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { integer } from './option-values.ts';
import { table } from './table.ts';

interface AddOptions {
  readonly kind: 'ollama' | 'openai';
  readonly baseUrl: string;
  readonly keyEnv?: string;
  readonly concurrency?: number;
  readonly requestsPerMinute?: number;
}

export function addProviderCommands(program: Command, runner: CommandRunner): void {
  const providers = program
    .command('providers')
    .description('where models are served from')
    .action(() =>
      runner.run(async ({ client, result }) => {
        const states = await readProviders(client);
        result(states, () => providersText(states));
        return EXIT.done;
      }),
    );
  addAddCommand(providers, runner);
  providers
    .command('remove')
    .description('forget a provider')
    .argument('<name>')
    .action((name: string) =>
      runner.run(async ({ client, result }) => {
        await client.call('providers.remove', { name });
        result({ removed: name }, () => `Removed ${name}.`);
        return EXIT.done;
      }),
    );
  program
    .command('models')
    .description('providers and their models, with state')
    .action(() =>
      runner.run(async ({ client, result }) => {
        const states = await readProviders(client);
        result(states, () => states.map(modelsText).join('\n\n'));
        return EXIT.done;
      }),
    );
}

function addAddCommand(providers: Command, runner: CommandRunner): void {
  providers
    .command('add')
    .description('add a provider, or change one')
    .argument('<name>', 'lower-case letters, digits and hyphens')
    .addOption(new Option('--kind <kind>', 'protocol').choices(['ollama', 'openai']).makeOptionMandatory())
    .requiredOption('--base-url <url>', 'such as http://127.0.0.1:8000/v1')
    .option('--key-env <variable>', 'environment variable that holds the key')
    .option('--concurrency <n>', 'most requests at once', integer(1))
    .option('--requests-per-minute <n>', 'rate limit to keep to', integer(1))
    .action((name: string, options: AddOptions) =>
      runner.run(async ({ client, result }) => {
        const provider = {
          name,
          kind: options.kind,
          baseUrl: options.baseUrl,
          keyVariable: options.keyEnv ?? null,
          concurrency: options.concurrency ?? null,
          requestsPerMinute: options.requestsPerMinute ?? null,
        };
        await client.call('providers.save', provider);
        result(provider, () => `Saved ${name}. See its models with benchgen models.`);
        return EXIT.done;
      }),
    );
}

/** Not even the end of a key goes to a terminal or a script. */
async function readProviders(client: Client): Promise<ProviderState[]> {
  const states = await client.call('providers.list', {});
  return states.map((state) => ({ ...state, keyHint: null }));
}

function providersText(states: readonly ProviderState[]): string {
  const rows = states.map(({ config, status, hasKey, message }) => [
    config.name,
    config.kind,
    config.baseUrl ?? '—',
    hasKey ? 'key found' : (config.keyVariable ?? '—'),
    status,
    message ?? '',
  ]);
  return table(['NAME', 'KIND', 'ADDRESS', 'KEY', 'STATE', ''], rows);
}

function modelsText({ config, status, message, models }: ProviderState): string {
  const heading = `${config.name}: ${status}${message === null ? '' : `. ${message}`}`;
  if (models.length === 0) return heading;
  const rows = models.map((model) => [
    `  ${model.name}`,
    model.state,
    formatBytes(model.sizeBytes),
    model.parameters ?? '—',
    model.quantization ?? '—',
    formatCount(model.contextTokens),
    model.description ?? '',
  ]);
  return `${heading}\n${table(['  MODEL', 'STATE', 'SIZE', 'PARAMETERS', 'QUANTIZATION', 'CONTEXT', ''], rows)}`;
}
