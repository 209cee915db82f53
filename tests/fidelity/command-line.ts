import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of the product in a process of its own, over a data folder of its own. */
export function runCommand(dataDirectory: string, args: readonly string[]): Promise<CommandResult> {
  const command = spawn(process.execPath, [CLI, ...args, '--data-dir', dataDirectory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  command.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  command.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    command.once('error', reject);
    command.once('close', (exitCode) => resolve({ exitCode, ...output }));
  });
}
