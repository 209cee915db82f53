import type { ModelCall } from './call-value.ts';
import type { ExpectedCall } from './expected-calls.ts';
import { faultOf } from './match-call.ts';

/**
 * What keeps calls from being the expected ones; null if nothing does. The order is free: each expected call in turn
 * takes the first call that fits and is not taken yet.
 */
export function faultOfCalls(
  calls: readonly ModelCall[],
  expected: readonly ExpectedCall[],
  areNative: boolean,
): string | null {
  if (calls.length !== expected.length) return 'wrong number of calls';
  const left = [...calls];
  for (const wanted of expected) {
    const faults = left.map((call) => faultOf(call, wanted, areNative));
    const place = faults.indexOf(null);
    if (place < 0) return faultAmong(faults, wanted, expected.length);
    left.splice(place, 1);
  }
  return null;
}

function faultAmong(faults: readonly (string | null)[], wanted: ExpectedCall, count: number): string {
  const nearest = faults.find((fault) => fault !== 'wrong function name') ?? faults[0] ?? 'no call';
  return count === 1 ? nearest : `no call fits “${wanted.function.name}”: ${nearest}`;
}
