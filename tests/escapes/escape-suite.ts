import type { EscapeAttempt, EscapeRunner, UnprotectedRunner } from './escape-attempt.ts';
import type { EscapeWorld } from './escape-world.ts';

/** The attempts on the sandboxes of one language. */
export interface EscapeSuite {
  readonly language: EscapeAttempt['language'];
  readonly attempts: readonly EscapeAttempt[];
  /** Opens the runners in which attempts are shown to work. */
  readonly unprotected: Partial<Record<UnprotectedRunner, (world: EscapeWorld) => Promise<EscapeRunner>>>;
  /** Sandboxes that no attempt may leave. */
  readonly sandboxes: readonly SandboxUnderAttack[];
}

export interface SandboxUnderAttack {
  readonly name: string;
  /** Why it cannot be attacked here; null where it can. */
  readonly absence: string | null;
  readonly open: () => EscapeRunner;
}
