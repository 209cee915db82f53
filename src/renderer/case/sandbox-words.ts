import type { SandboxRun } from '#shared/domain/check-details.ts';

/** How an execution ended, in words. */
export const SANDBOX_END_WORDS: Readonly<Record<SandboxRun['end'], string>> = {
  ok: 'ran to its end',
  exception: 'ended with an exception',
  time: 'stopped at the time limit',
  memory: 'stopped at the memory limit',
  output: 'stopped at the output limit',
  crash: 'brought its sandbox down',
};
