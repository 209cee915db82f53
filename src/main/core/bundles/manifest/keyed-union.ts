import { EXTRACT_STEP_KEYS, ExtractStep } from '#shared/domain/manifest/extract-spec.ts';
import { TOOL_KEYS, ToolSpec } from '#shared/domain/manifest/tool-spec.ts';

import type { AnySchema } from './schema-walk.ts';

/** A union whose options are told apart by one key each, such as the steps of an extraction. */
export interface KeyedUnion {
  readonly options: readonly AnySchema[];
  readonly keys: readonly string[];
  /** What a value of it is called. */
  readonly noun: string;
  readonly example: string;
  /** What to do with a value that has the keys of two options. */
  readonly apart: (first: string, second: string) => string;
}

const steps: KeyedUnion = {
  options: ExtractStep.def.options,
  keys: EXTRACT_STEP_KEYS,
  noun: 'step',
  example: "{ regex: '…' }",
  apart: (first, second) => `Write them as a list, one after the other: [{ ${first}: … }, { ${second}: … }].`,
};

const tools: KeyedUnion = {
  options: ToolSpec.def.options,
  keys: TOOL_KEYS,
  noun: 'tool',
  example: '{ builtin: calculator }',
  apart: (first, second) => `Keep one of them, or make two tools: one with ${first}, one with ${second}.`,
};

const ALL = [steps, tools];

/** The keyed union that a schema is; null for any other schema. */
export function keyedUnionOf(schema: AnySchema): KeyedUnion | null {
  if (schema === (ExtractStep as AnySchema)) return steps;
  return schema === (ToolSpec as AnySchema) ? tools : null;
}

/** The keyed union with so many options, which is all that an issue tells of a union. */
export function keyedUnionOfSize(count: number): KeyedUnion | null {
  return ALL.find(({ options }) => options.length === count) ?? null;
}

/** The keys of a value that name an option. */
export function unionKeysOf({ keys }: KeyedUnion, value: unknown): string[] {
  return typeof value === 'object' && value !== null ? keys.filter((key) => Object.hasOwn(value, key)) : [];
}
