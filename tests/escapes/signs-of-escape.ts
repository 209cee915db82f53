import type { EscapeAttempt, EscapeRunner, ProgramEnd } from './escape-attempt.ts';
import type { EscapeWorld } from './escape-world.ts';

/** Tries to get out, and says what shows that it worked; nothing when it did not. */
export async function signsOfEscape(
  runner: EscapeRunner,
  attempt: EscapeAttempt,
  world: EscapeWorld,
): Promise<string[]> {
  const programs = [attempt.code, ...(attempt.victim === undefined ? [] : [attempt.victim])];
  world.takeTraces();
  const ends = await runner.runAll(programs.map((code) => world.fill(code)));
  return [...world.takeTraces(), ...ends.flatMap((end) => signsIn(end, world)), ...signsOf(attempt, ends)];
}

function signsIn({ stdout, rest }: ProgramEnd, { secret, mark }: EscapeWorld): string[] {
  return [
    ...((stdout + rest).includes(secret) ? ['the secret was read'] : []),
    // Not in errors: a traceback shows the line that would have printed it.
    ...(stdout.includes(mark) ? ['it said that it got through'] : []),
  ];
}

function signsOf({ mustFail, victim }: EscapeAttempt, [first, second]: readonly ProgramEnd[]): string[] {
  const isUnharmed = second?.isOk === true && second.stdout.includes('done');
  return [
    ...(mustFail === true && first?.isOk === true ? ['a good end was forged'] : []),
    ...(victim !== undefined && !isUnharmed ? ['the next program was harmed'] : []),
  ];
}
