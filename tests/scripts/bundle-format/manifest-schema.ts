import * as z from 'zod';

import { Manifest } from '#shared/domain/manifest/manifest.ts';

/** A JSON Schema, as far as this generator looks into it. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** The JSON Schema (draft 2020-12) of what may stand in `environment.yaml`. */
export function manifestSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(Manifest, { io: 'input', target: 'draft-2020-12' });
  return {
    $schema,
    title: 'BenchGen environment',
    ...schema,
  } as JsonSchema;
}
