import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';

import type { DeclaredFunction } from './declared-functions.ts';

/** A call that is right: its function and, for each parameter, the values any of which will do; "" lets it be left out. */
export interface ExpectedCall {
  readonly function: DeclaredFunction;
  readonly parameters: ReadonlyMap<string, readonly Json[]>;
}

/** Reads [{"function": {"parameter": [values…]}}]. Throws BoundaryError, blamed on the scorer, for anything else. */
export function expectedCalls(expected: Json, functions: readonly DeclaredFunction[]): ExpectedCall[] {
  const calls = isList(expected) ? expected : [expected];
  return calls.map((call) => {
    const [[name, parameters] = [], another] = isObject(call) ? Object.entries(call) : [];
    if (name === undefined || another !== undefined || parameters === undefined || !isObject(parameters)) {
      throw faulty('an expected call is not of the form {"function": {"parameter": [values]}}');
    }
    const declared = functions.find((one) => one.name === name);
    if (declared === undefined)
      throw faulty(`the expected function “${name}” is not among those of the case`);
    return { function: declared, parameters: new Map(Object.entries(parameters).map(acceptable)) };
  });
}

function acceptable([name, values]: [string, Json]): [string, readonly Json[]] {
  if (!isList(values)) throw faulty(`what is expected for “${name}” is no list of acceptable values`);
  return [name, values];
}

function faulty(problem: string): BoundaryError {
  return new BoundaryError('scorer', `The check “function-call” cannot be applied: ${problem}.`, {
    causeKey: 'faulty expected calls',
  });
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
