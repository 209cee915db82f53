import type { Core } from '#core/core.ts';
import type { Client } from '#shared/client.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface CommandContext {
  readonly core: Core;
  readonly client: Client;
  readonly terminal: Terminal;
  /** Whether --json was given: then `result` is the one document on stdout. */
  readonly json: boolean;
  /** Prints the document with --json, else the text. */
  readonly result: (document: unknown, text: () => string) => void;
}

type CommandWork = (context: CommandContext) => Promise<ExitCode>;

/** Hands a command's work to whoever opens the core for it. */
export interface CommandRunner {
  run(work: CommandWork, options?: RunnerOptions): Promise<void>;
}

export interface RunnerOptions {
  readonly door?: 'command-line' | 'browser';
  /** Works in an empty data folder of its own that is removed afterwards, so that nothing is written to the person's. */
  readonly temporary?: boolean;
}
