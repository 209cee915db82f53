import * as z from 'zod';

import { keyedUnionOf, unionKeysOf } from './keyed-union.ts';

import type { KeyPath } from './key-path.ts';

export type AnySchema = z.core.$ZodType;

/** A schema without what wraps it: optional, default, nullable, checks of a pipe. */
export function unwrap(schema: AnySchema): AnySchema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.def.innerType);
  }
  return schema;
}

/** The description of a schema or of what it wraps. */
export function descriptionOf(schema: AnySchema): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return descriptionOf(schema.def.innerType);
  }
  return undefined;
}

/** The keys of an object schema with the schemas of their values; none for anything else. */
export function shapeOf(schema: AnySchema): Readonly<Record<string, AnySchema>> {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? inner.shape : {};
}

/** The schema of the value at a path. Where several are possible, the one that the data shows is meant. */
export function schemaAt(schema: AnySchema, value: unknown, path: KeyPath): AnySchema | null {
  const inner = chosen(unwrap(schema), value);
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  const child = childSchema(inner, key);
  const childValue = isObject(value) ? value[key] : undefined;
  return child === null ? null : schemaAt(child, childValue, rest);
}

function childSchema(schema: AnySchema, key: string | number): AnySchema | null {
  if (schema instanceof z.ZodArray && typeof key === 'number') return schema.def.element;
  const shape = shapeOf(schema);
  return Object.hasOwn(shape, key) ? (shape[key] ?? null) : null;
}

function chosen(schema: AnySchema, value: unknown): AnySchema {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const option = optionOf(schema, value);
  return option === undefined ? schema : chosen(unwrap(option), value);
}

function optionOf(schema: z.ZodUnion, value: unknown): AnySchema | undefined {
  const options: readonly AnySchema[] = schema.def.options;
  const keyed = keyedUnionOf(schema);
  if (keyed !== null) {
    const [key] = unionKeysOf(keyed, value);
    return key === undefined ? undefined : options.find((option) => key in shapeOf(option));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const kind = isObject(value) ? value[schema.def.discriminator] : undefined;
    return options.find((option) => kindsOf(option, schema.def.discriminator).includes(kind));
  }
  return options.find((option) => z.core.safeParse(option, value).success) ?? bySort(options, value);
}

/** Lists and objects are told apart by what they are, even when their content is wrong. */
function bySort(options: readonly AnySchema[], value: unknown): AnySchema | undefined {
  return options.find((option) => {
    const inner = unwrap(option);
    if (Array.isArray(value)) return inner instanceof z.ZodArray;
    return isObject(value) && !(inner instanceof z.ZodArray);
  });
}

/** The values that a discriminator may have in an option. */
export function kindsOf(option: AnySchema, discriminator: string): unknown[] {
  const kind = shapeOf(option)[discriminator];
  if (kind instanceof z.ZodLiteral) return [...kind.def.values];
  return kind instanceof z.ZodEnum ? [...kind.options] : [];
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
