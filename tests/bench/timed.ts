/** Each median is of so many measurements. */
export const ROUNDS = 7;

/** How long something took, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Times something again and again, after doing it once unmeasured. */
export async function timedRounds(work: (round: number) => unknown, rounds = ROUNDS): Promise<number[]> {
  await work(-1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(() => work(round)));
  return times;
}
