import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CodeOutcome, CodeRequest, CodeSandbox } from '#core/engine/ports.ts';

/** Programs of one language, for what every sandbox must do with them. */
export interface LanguageSnippets {
  /** Prints `hello` to standard output and `careful` to error output. */
  readonly prints: string;
  /** Defines `add(left, right)`. */
  readonly add: string;
  /** Defines `echo(value)`, which returns what it is given. */
  readonly echo: string;
  /** Defines `nothing()`, which returns what JSON cannot say. */
  readonly unsayable: string;
  readonly raises: { readonly source: string; readonly type: string; readonly message: string };
  readonly malformed: string;
  readonly endless: string;
  /** Endless, and catches whatever is raised into it. */
  readonly stubborn: string;
  /** Takes memory without end. */
  readonly hungry: string;
  /** Recursion without end. */
  readonly deep: string;
  /** Prints without end. */
  readonly chatty: string;
  /** Leaves something behind in the interpreter. */
  readonly leaves: string;
  /** Fails when it finds what `leaves` left. */
  readonly finds: string;
}

export type OpenSandbox = CodeSandbox & { close(): Promise<void> };

export interface SandboxUnderTest {
  /** Of the suite, such as `Python in bubblewrap`. */
  readonly title: string;
  /** What the outcome must call the sandbox. */
  readonly name: RegExp;
  readonly open: () => OpenSandbox;
  readonly snippets: LanguageSnippets;
  /** How a program that takes all memory may end. Default: `memory`. */
  readonly endsOfHunger?: readonly CodeOutcome['end'][];
}

const LIMITS = { timeoutMs: 5_000, memoryBytes: 256 * 1024 * 1024 } as const;
/** The very first start of a sandbox may have to prepare things, on a busy machine. */
const FIRST_START_MS = 120_000;
const SHORT = { ...LIMITS, timeoutMs: 300 } as const;

/** A sandbox that is open, and the programs for it. */
interface Bench {
  readonly name: RegExp;
  readonly snippets: LanguageSnippets;
  readonly endsOfHunger: readonly CodeOutcome['end'][];
  readonly sandbox: () => OpenSandbox;
  readonly run: (source: string, more?: Partial<CodeRequest>) => Promise<CodeOutcome>;
}

/** The contract of CodeSandbox. */
export function describeCodeSandbox({
  title,
  open,
  endsOfHunger = ['memory'],
  ...rest
}: SandboxUnderTest): void {
  describe(title, () => {
    let sandbox: OpenSandbox;
    const run: Bench['run'] = (source, more = {}) =>
      sandbox.run({ source, ...LIMITS, ...more }, new AbortController().signal);
    beforeAll(async () => {
      sandbox = open();
      await run(rest.snippets.prints, { timeoutMs: 60_000 });
    }, FIRST_START_MS);
    afterAll(() => sandbox.close());

    const bench: Bench = { ...rest, endsOfHunger, run, sandbox: () => sandbox };
    testAnswers(bench);
    testEndings(bench);
    testNeighbours(bench);
  });
}

function testAnswers({ name, run, snippets }: Bench): void {
  test('what is printed comes back', async () => {
    const outcome = await run(snippets.prints);

    expect(outcome).toMatchObject({ end: 'ok', error: null, valueJson: null });
    expect(outcome.stdout.trim()).toBe('hello');
    expect(outcome.stderr.trim()).toBe('careful');
    expect(outcome.sandbox).toMatch(name);
  });

  test('a function is called with JSON and answers in JSON', async () => {
    const outcome = await run(snippets.add, { call: { function: 'add', arguments: [2, 40] } });

    expect(outcome).toMatchObject({ end: 'ok', valueJson: '42' });
  });

  test.each([[null], [true], ['é "quoted" \u2028\n'], [[1, [2, { a: null }]]], [{ b: 1, a: [] }], [-0.5]])(
    'the value %j goes in and out unchanged',
    async (value) => {
      const outcome = await run(snippets.echo, { call: { function: 'echo', arguments: [value] } });

      expect(JSON.parse(outcome.valueJson ?? '"nothing"')).toEqual(value);
    },
  );

  test('a value that JSON cannot say is an exception', async () => {
    const outcome = await run(snippets.unsayable, { call: { function: 'nothing', arguments: [] } });

    expect(outcome).toMatchObject({ end: 'exception', valueJson: null });
  });

  test('a function that is not there is an exception that names it', async () => {
    const outcome = await run(snippets.add, { call: { function: 'absent', arguments: [] } });

    expect(outcome.end).toBe('exception');
    expect(outcome.error?.message).toContain('absent');
  });
}

function testEndings({ endsOfHunger, run, snippets }: Bench): void {
  test('an exception comes back with type, message and traceback, and no path of the host', async () => {
    const { end, error } = await run(snippets.raises.source);

    expect({ end, type: error?.type, message: error?.message }).toEqual({
      end: 'exception',
      type: snippets.raises.type,
      message: snippets.raises.message,
    });
    expect(error?.traceback).toContain(snippets.raises.message);
    expect(error?.traceback).not.toContain(process.cwd());
  });

  test('a program that cannot be parsed is an exception', async () => {
    expect(await run(snippets.malformed)).toMatchObject({
      end: 'exception',
      error: { type: 'SyntaxError' },
    });
  });

  test('an endless program is stopped', async () => {
    expect((await run(snippets.endless, SHORT)).end).toBe('time');
  });

  test('an endless program that catches everything is stopped', async () => {
    expect((await run(snippets.stubborn, SHORT)).end).toBe('time');
  });

  test('a program that takes memory without end is stopped', async () => {
    expect(endsOfHunger).toContain((await run(snippets.hungry, { timeoutMs: 20_000 })).end);
  });

  test('recursion without end fails and harms nobody', async () => {
    const [outcome, other] = await Promise.all([run(snippets.deep), run(snippets.prints)]);

    expect(outcome.end).not.toBe('ok');
    expect(other.end).toBe('ok');
  });

  test('a flood of output is cut and told', async () => {
    const outcome = await run(snippets.chatty, { outputLimit: 1_000 });

    expect(outcome.end).toBe('output');
    expect(outcome.stdout.length).toBeLessThanOrEqual(1_000);
    expect(outcome.stdout.length).toBeGreaterThan(0);
  });
}

function testNeighbours({ sandbox, run, snippets }: Bench): void {
  test('nothing of a program is left for the next ones', async () => {
    expect((await run(snippets.leaves)).end).toBe('ok');
    const outcomes = await Promise.all([run(snippets.finds), run(snippets.finds), run(snippets.finds)]);

    expect(outcomes.map(({ end, error }) => error?.message ?? end)).toEqual(['ok', 'ok', 'ok']);
  });

  test('programs that must be killed take no other with them', async () => {
    const answers = Array.from({ length: 6 }, (_, index) =>
      run(snippets.add, { call: { function: 'add', arguments: [index, 1] }, timeoutMs: 20_000 }),
    );
    const attacks = [run(snippets.stubborn, SHORT), run(snippets.deep), run(snippets.hungry, SHORT)];

    const values = (await Promise.all(answers)).map(({ valueJson }) => valueJson);
    expect(values).toEqual(['1', '2', '3', '4', '5', '6']);
    expect((await Promise.all(attacks)).filter(({ end }) => end === 'ok')).toEqual([]);
    expect((await run(snippets.prints)).end).toBe('ok');
  });

  test('an abort ends a program, and the next one runs', async () => {
    const controller = new AbortController();
    const running = sandbox().run(
      { source: snippets.endless, ...LIMITS, timeoutMs: 60_000 },
      controller.signal,
    );
    const refused = expect(running).rejects.toThrow('enough');
    const queued = run(snippets.prints);
    controller.abort(new Error('enough'));

    await refused;
    expect((await queued).end).toBe('ok');
  });

  test('what is aborted already does not start', async () => {
    const signal = AbortSignal.abort(new Error('too late'));

    await expect(sandbox().run({ source: snippets.prints, ...LIMITS }, signal)).rejects.toThrow('too late');
  });
}
