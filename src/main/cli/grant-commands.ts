import { Argument, type Command } from 'commander';

import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';

export function addGrantCommands(program: Command, runner: CommandRunner): void {
  program
    .command('grant')
    .description('let one exact version of an environment do what its sandbox forbids')
    .argument('<env>', 'ENV or ENV@VERSION')
    .addArgument(new Argument('<grant>', 'what is granted').choices(['native-python']))
    .action((environment: string) => setGrant(runner, environment, true));
  program
    .command('revoke')
    .description('take back what was granted to an environment')
    .argument('<env>', 'ENV or ENV@VERSION')
    .action((environment: string) => setGrant(runner, environment, false));
}

function setGrant(runner: CommandRunner, environment: string, granted: boolean): Promise<void> {
  const grant = 'native-python';
  return runner.run(async ({ client, result }) => {
    const { digest } = await client.call('environments.grant', { environment, grant, granted });
    result({ environment, digest, grant, granted }, () =>
      granted
        ? `${environment} (${digest}) may now run native Python. Take it back with benchgen revoke ${environment}.`
        : `${environment} (${digest}) runs in its sandbox only.`,
    );
    return EXIT.done;
  });
}
