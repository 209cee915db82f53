import type { Template } from '@huggingface/jinja';

type Program = Template['parsed'];

/** The variables a template reads. */
export interface TemplateNames {
  /** Read whenever the template is rendered: a value without them leaves a hole in the text. */
  required: ReadonlySet<string>;
  /** Read only under a condition or with a default. */
  optional: ReadonlySet<string>;
  /** Whether its length of work is bounded by its source: no loop, macro or assignment. */
  isStraight: boolean;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Statements under which work can grow beyond the size of the source. */
const GROWING = new Set(['For', 'Macro', 'CallStatement', 'Set', 'FilterStatement']);
/** What the language provides. */
const PROVIDED = new Set(
  'loop caller kwargs varargs namespace range true false none True False None'.split(' '),
);

interface Walk {
  required: Set<string>;
  optional: Set<string>;
  assigned: Set<string>;
  isStraight: boolean;
}

/** Finds what a parsed template reads from its values. Names it assigns itself are left out. */
export function templateNames(program: Program): TemplateNames {
  const walk: Walk = { required: new Set(), optional: new Set(), assigned: new Set(), isStraight: true };
  visit(walk, program, false);
  const required = without(walk.required, walk.assigned);
  const optional = without(without(walk.optional, walk.assigned), required);
  return { required, optional, isStraight: walk.isStraight };
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...names].filter((name) => !others.has(name)));
}

function visit(walk: Walk, value: unknown, conditional: boolean): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(walk, item, conditional);
  } else if (value instanceof Map) {
    visit(walk, [...value.keys(), ...value.values()], conditional);
  } else if (isNode(value)) {
    if (GROWING.has(value.type)) walk.isStraight = false;
    visitNode(walk, value, conditional);
  }
}

function visitNode(walk: Walk, node: Node, conditional: boolean): void {
  switch (node.type) {
    case 'Identifier':
      read(walk, node['value'], conditional);
      return;
    case 'MemberExpression':
      visit(walk, node['object'], conditional);
      if (node['computed'] === true) visit(walk, node['property'], conditional);
      return;
    case 'KeywordArgumentExpression':
      visit(walk, node['value'], conditional);
      return;
    case 'TestExpression':
      visit(walk, node['operand'], true);
      return;
    case 'FilterExpression':
    case 'FilterStatement':
      visitFilter(walk, node, conditional);
      return;
    case 'If':
    case 'Ternary':
    case 'SelectExpression':
      visit(walk, children(node), true);
      return;
    case 'BinaryExpression':
      visit(walk, [node['left'], node['right']], conditional || isLogical(node['operator']));
      return;
    default:
      visitStatement(walk, node, conditional);
  }
}

function visitStatement(walk: Walk, node: Node, conditional: boolean): void {
  switch (node.type) {
    case 'For':
      assign(walk, node['loopvar']);
      visit(walk, node['iterable'], conditional);
      visit(walk, [node['body'], node['defaultBlock']], true);
      return;
    case 'Set':
      assign(walk, node['assignee']);
      visit(walk, [node['value'], node['body']], conditional);
      return;
    case 'Macro':
      assign(walk, [node['name'], node['args']]);
      visit(walk, node['body'], true);
      return;
    case 'CallStatement':
      assign(walk, node['callerArgs']);
      visit(walk, [node['call'], node['body']], true);
      return;
    default:
      visit(walk, children(node), conditional);
  }
}

/** A filter's own name is no variable, and `default` excuses what is missing. */
function visitFilter(walk: Walk, node: Node, conditional: boolean): void {
  const filter = node['filter'];
  const call = isNode(filter) && filter.type === 'CallExpression' ? filter : null;
  const callee = call === null ? filter : call['callee'];
  const isDefault = isNode(callee) && callee['value'] === 'default';
  visit(walk, [node['operand'], node['body']], conditional || isDefault);
  if (call !== null) visit(walk, call['args'], true);
}

function assign(walk: Walk, target: unknown): void {
  for (const name of identifiers(target)) walk.assigned.add(name);
}

function read(walk: Walk, name: unknown, conditional: boolean): void {
  if (typeof name !== 'string' || PROVIDED.has(name)) return;
  (conditional ? walk.optional : walk.required).add(name);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function children(node: Node): unknown[] {
  return Object.entries(node).flatMap(([key, child]) => (key === 'operator' ? [] : [child]));
}

function isLogical(operator: unknown): boolean {
  return (
    typeof operator === 'object' &&
    operator !== null &&
    'value' in operator &&
    (operator.value === 'or' || operator.value === 'and')
  );
}

function identifiers(target: unknown): string[] {
  if (Array.isArray(target)) return target.flatMap(identifiers);
  if (!isNode(target)) return [];
  if (target.type === 'Identifier' && typeof target['value'] === 'string') return [target['value']];
  if (target.type === 'TupleLiteral') return identifiers(target['value']);
  return target.type === 'KeywordArgumentExpression' ? identifiers(target['key']) : [];
}
