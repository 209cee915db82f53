import type { EscapeAttempt, EscapeRunner } from './escape-attempt.ts';
import type { EscapeSuite } from './escape-suite.ts';
import { type EscapeWorld, openEscapeWorld } from './escape-world.ts';
import { signsOfEscape } from './signs-of-escape.ts';

/** What showed of each attempt, by id: nothing where it did not get out. */
export type Signs = ReadonlyMap<string, readonly string[]>;

/** Tries attempts in one sandbox, one after the other. */
export async function attackSandbox(
  attempts: readonly EscapeAttempt[],
  open: () => EscapeRunner,
): Promise<Signs> {
  const world = await openEscapeWorld();
  const runner = open();
  try {
    return await attack(attempts, runner, world);
  } finally {
    await runner.close();
    await world.close();
  }
}

/** Tries attempts where nothing protects. Attempts that cannot be shown to work are left out. */
export async function attackUnprotected({ attempts, unprotected }: EscapeSuite): Promise<Signs> {
  const signs = new Map<string, readonly string[]>();
  for (const [name, open] of Object.entries(unprotected)) {
    const world = await openEscapeWorld();
    const runner = await open(world);
    try {
      const provable = attempts.filter(({ proof }) => proof === name);
      for (const [id, found] of await attack(provable, runner, world)) signs.set(id, found);
    } finally {
      await runner.close();
      await world.close();
    }
  }
  return signs;
}

async function attack(
  attempts: readonly EscapeAttempt[],
  runner: EscapeRunner,
  world: EscapeWorld,
): Promise<Signs> {
  const signs = new Map<string, readonly string[]>();
  for (const attempt of attempts) signs.set(attempt.id, await signsOfEscape(runner, attempt, world));
  return signs;
}
