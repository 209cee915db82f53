import { isLoopbackHost } from '#core/providers/loopback.ts';

import type { Carrier } from './carry/carrier.ts';

const MESSAGE = 'The offline lock was turned on. Turn it off in Settings and resume.';

/** Interrupts the runs of this process whose requests leave the machine. */
export async function stopRemoteRuns(carrier: Carrier): Promise<void> {
  const remote = carrier.active.filter((run) => isRemote(run.options.plan.model.baseUrl));
  await Promise.all(remote.map((run) => carrier.end(run, { status: 'interrupted', message: MESSAGE })));
}

function isRemote(baseUrl: string | null): boolean {
  return baseUrl !== null && !isLoopbackHost(new URL(baseUrl).hostname);
}
