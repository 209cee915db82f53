/** A runner without any protection, in which an attempt must succeed: otherwise it would prove nothing. */
export type UnprotectedRunner =
  'plain-python' | 'plain-pyodide' | 'plain-node' | 'plain-quickjs' | 'plain-sqlite';

/**
 * One way out of a sandbox. Its code may hold `@SECRET_FILE@`, `@SECRET_FOLDER@` (with a module `canary_module.py`),
 * `@SECRET_VARIABLE@` (name of an environment variable), `@PORT@` (of a server on 127.0.0.1), `@SOCKET@` (path of one),
 * `@PID@` (of the process that owns the sandbox),
 * `@TARGET@` (path of a file that must not come to be) and `@MARK@`, which it prints when it got through.
 */
export interface EscapeAttempt {
  /** Unique among all attempts. */
  readonly id: string;
  /** What it tries, for people. */
  readonly what: string;
  readonly language: 'python' | 'javascript' | 'sql';
  readonly code: string;
  /** Runs right after `code` in the same sandbox; must end well and print `done`, and prints `@MARK@` when it finds what `code` left. */
  readonly victim?: string;
  /** The code fails in the end: that it ended well would be forged. */
  readonly mustFail?: true;
  /** Where it is shown to work; or why it cannot be shown. */
  readonly proof: UnprotectedRunner | { readonly none: string };
}

/** How one program of an attempt ended, as its runner tells it. */
export interface ProgramEnd {
  readonly isOk: boolean;
  readonly stdout: string;
  /** Everything else that came back: error output, exception, value. */
  readonly rest: string;
}

/** Something that programs are run in, protected or not. */
export interface EscapeRunner {
  /** As the table calls it. */
  readonly name: string;
  /** Runs programs one after the other, the way cases of a run follow each other. */
  runAll(programs: readonly string[]): Promise<readonly ProgramEnd[]>;
  close(): Promise<void>;
}
