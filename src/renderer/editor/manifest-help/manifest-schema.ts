import * as z from 'zod';

import { Manifest } from '#shared/domain/manifest/manifest.ts';

/** What of JSON Schema the manifest uses. */
export interface SchemaNode {
  readonly type?: string | readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, SchemaNode>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: SchemaNode | undefined;
  readonly anyOf?: readonly SchemaNode[] | undefined;
  readonly oneOf?: readonly SchemaNode[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly description?: string | undefined;
}

export type Path = readonly (string | number)[];

let root: SchemaNode | null = null;

/** The schema of `environment.yaml`; made once, when help is first asked for. */
export function manifestSchema(): SchemaNode {
  // The library types its answer more widely than what it gives for this schema.
  root ??= z.toJSONSchema(Manifest, { io: 'input' }) as SchemaNode;
  return root;
}

/** Everything the schema allows at a path of a document; of alternatives, those that fit what is written. */
export function nodesAt(path: Path, data: unknown): readonly SchemaNode[] {
  let nodes = alternatives(manifestSchema(), data);
  let value = data;
  for (const segment of path) {
    value = childOf(value, segment);
    nodes = nodes.flatMap((node) => childNodes(node, segment)).flatMap((node) => alternatives(node, value));
  }
  return nodes;
}

function childNodes(node: SchemaNode, segment: string | number): readonly SchemaNode[] {
  if (typeof segment === 'number') return node.items === undefined ? [] : [node.items];
  const child = node.properties?.[segment];
  if (child === undefined) return [];
  // A kind has no words of its own: what it stands for is said of the alternative it names.
  return [
    child.const === undefined ? child : { ...child, description: child.description ?? node.description },
  ];
}

function childOf(value: unknown, segment: string | number): unknown {
  if (Array.isArray(value)) return typeof segment === 'number' ? value[segment] : undefined;
  return isRecord(value) ? value[segment] : undefined;
}

function alternatives(node: SchemaNode, value: unknown): readonly SchemaNode[] {
  const inner = node.oneOf ?? node.anyOf;
  if (inner === undefined) return [node];
  const all = inner.flatMap((each) => alternatives(each, value)).map((each) => withWords(each, node));
  const fitting = all.filter((each) => agrees(each, value));
  const exact = fitting.filter((each) => knowsKeys(each, value));
  return exact.length > 0 ? exact : fitting.length > 0 ? fitting : all;
}

function withWords(node: SchemaNode, outer: SchemaNode): SchemaNode {
  return node.description === undefined && outer.description !== undefined
    ? { ...node, description: outer.description }
    : node;
}

/** Whether type and named kind agree with what is written. */
function agrees(node: SchemaNode, value: unknown): boolean {
  if (Array.isArray(value)) return node.items !== undefined;
  if (!isRecord(value)) return true;
  if (node.properties === undefined) return false;
  return Object.entries(node.properties).every(
    ([key, child]) => child.const === undefined || value[key] === undefined || value[key] === child.const,
  );
}

function knowsKeys(node: SchemaNode, value: unknown): boolean {
  return !isRecord(value) || Object.keys(value).every((key) => node.properties?.[key] !== undefined);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
