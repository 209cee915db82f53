import type { CallValue, ModelCall } from './call-value.ts';
import type { DeclaredParameter } from './declared-functions.ts';
import type { ExpectedCall } from './expected-calls.ts';
import { fitsType } from './fits-type.ts';
import { equalsAny, fitsValue } from './fits-value.ts';

/** What is wrong with a call, in words that are the same for the same kind of fault; null if nothing is. */
export function faultOf(call: ModelCall, expected: ExpectedCall, areNative: boolean): string | null {
  const { name, required } = expected.function;
  if (call.name !== name && !(areNative && call.name === wireName(name))) return 'wrong function name';
  const missing = required.find((one) => !call.parameters.has(one));
  if (missing !== undefined) return `missing required parameter “${missing}”`;
  for (const [parameter, value] of call.parameters) {
    const fault = faultOfParameter(parameter, value, expected);
    if (fault !== null) return fault;
  }
  const left = [...expected.parameters].find(
    ([parameter, values]) => !call.parameters.has(parameter) && !values.includes(''),
  );
  return left === undefined ? null : `missing parameter “${left[0]}”`;
}

/** Servers take no points and spaces in names of tools. */
function wireName(name: string): string {
  return name.replaceAll(/[^\w-]/g, '_');
}

function faultOfParameter(parameter: string, value: CallValue, expected: ExpectedCall): string | null {
  const declared = expected.function.parameters.get(parameter);
  const acceptable = expected.parameters.get(parameter);
  if (declared === undefined || acceptable === undefined) return `unexpected parameter “${parameter}”`;
  const given = converted(value, declared);
  const fit = fitsType(given, declared, acceptable);
  if (fit === 'wrong') return `type of “${parameter}”`;
  if (fit === 'wrong-inside') return `type inside “${parameter}”`;
  const isRight = fit === 'plain' ? equalsAny(given, acceptable) : fitsValue(given, declared, acceptable);
  return isRight ? null : `value of “${parameter}”`;
}

/** An integer will do for a float, but only by itself, not in a list. */
function converted(value: CallValue, { kind, isTuple }: DeclaredParameter): CallValue {
  if (kind === 'float' && value.kind === 'integer') return { ...value, kind: 'float' };
  if (isTuple && value.kind === 'tuple') return { ...value, kind: 'list' };
  return value;
}
