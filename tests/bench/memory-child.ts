// Does on a catalog what the screens of runs and comparisons do, and prints the most memory it took, in bytes.
import { comparisonCalls, listCalls, openCore } from './core-calls.ts';

const ROUNDS = 3;

const { client, close } = await openCore(process.argv[2] ?? '');
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [, work] of [...listCalls(client), ...comparisonCalls(client)]) await work(round);
}
console.log(process.resourceUsage().maxRSS * 1_024);
await close();
