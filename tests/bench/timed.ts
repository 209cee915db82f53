/** Each median is of so many measurements. */
export const ROUNDS = 7;

/** What something took, in milliseconds. */
export interface Taken {
  /** By the clock. */
  readonly time: number;
  /** Of the processor, all threads of this process together: what else the machine does is not in it. */
  readonly processor: number;
}

/** Does something and tells what it took. */
export async function timed(work: () => unknown): Promise<Taken> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const time = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { time, processor: (user + system) / 1_000 };
}

/** Times something again and again, after doing it once unmeasured. */
export async function timedRounds(work: (round: number) => unknown): Promise<Taken[]> {
  await work(-1);
  const taken: Taken[] = [];
  for (let round = 0; round < ROUNDS; round += 1) taken.push(await timed(() => work(round)));
  return taken;
}
