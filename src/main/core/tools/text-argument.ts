import type { CallArguments } from './tool.ts';

/** A text among arguments that fit a schema which asks for it. */
export function textArgument(values: CallArguments['values'], name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
