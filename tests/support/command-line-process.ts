import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../src/main/launch/benchgen.js', import.meta.url));

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface CommandProcess {
  child: ChildProcessWithoutNullStreams;
  /** Resolves when the process is gone. */
  ended: Promise<Ended>;
}

/** Starts the real command line as a process of its own, in a folder. */
export function startCommand(
  args: readonly string[],
  environment: Record<string, string> = {},
  folder: string = process.cwd(),
): CommandProcess {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const [stdout, stderr] = [out, errors].map((chunks) => Buffer.concat(chunks).toString('utf8'));
      resolve({ code, signal, stdout: stdout ?? '', stderr: stderr ?? '' });
    });
  });
  return { child, ended };
}

/** Runs a command to its end. */
export function runCommand(
  args: readonly string[],
  environment: Record<string, string> = {},
  folder: string = process.cwd(),
): Promise<Ended> {
  return startCommand(args, environment, folder).ended;
}
