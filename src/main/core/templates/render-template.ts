import { Environment, Interpreter, Template } from '@huggingface/jinja';

import { DeadlineError, withDeadline } from '#core/deadline/with-deadline.ts';
import type { Json } from '#shared/domain/json.ts';

import { openBlock } from './open-block.ts';
import { TemplateError } from './template-error.ts';
import { type TemplateNames, templateNames } from './template-names.ts';
import { templateValue, type RuntimeValue } from './template-value.ts';
import { unknownFilters } from './unknown-filters.ts';

/** What a template may read, by name. */
export type TemplateValues = Readonly<Record<string, Json | undefined>>;

/** A template that was read and can be rendered any number of times. */
export interface CompiledTemplate {
  readonly names: TemplateNames;
  /** Filters that it uses and the language does not have: rendering fails when it comes to them. */
  readonly unknownFilters: readonly string[];
  /** The text. Nothing is escaped; null and unknown names give an empty text. Throws TemplateError. */
  render(values: TemplateValues): string;
  /** Like `render`, but a template that is a single expression keeps its value: a list stays a list. */
  evaluate(values: TemplateValues): Json;
}

/** Longest time of one rendering, in milliseconds. */
export const TEMPLATE_DEADLINE_MS = 2_000;
/** Longest source of a template and longest text it may render, in characters. */
export const TEMPLATE_MAX_SOURCE = 200_000;
export const TEMPLATE_MAX_OUTPUT = 8_000_000;

const RANGE_MAX = 100_000;
const CACHE_SIZE = 500;
const cache = new Map<string, Parsed>();

const CONSTANTS = new Map([
  ...([
    ['true', true],
    ['false', false],
    ['none', null],
  ] as const),
  ...([
    ['True', true],
    ['False', false],
    ['None', null],
  ] as const),
]);

type Parsed = { program: Template['parsed']; names: TemplateNames; unknownFilters: readonly string[] };

/** True when a text of a manifest is a template rather than the name of a field. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** Reads a template once; `name` is what its errors call it, such as `harness.prompt`. Throws TemplateError. */
export function compileTemplate(name: string, source: string): CompiledTemplate {
  const { program, names, unknownFilters: strangers } = within(name, false, () => parsed(source));
  const only = program.body.length === 1 ? program.body[0] : undefined;
  const expression = only === undefined || isStatement(only.type) ? null : only;
  return {
    names,
    unknownFilters: strangers,
    render: (values) => within(name, names.isStraight, () => bounded(textOf(program, scope(names, values)))),
    evaluate: (values) =>
      within(name, names.isStraight, () =>
        expression === null
          ? bounded(textOf(program, scope(names, values)))
          : templateValue(valueOf(expression, scope(names, values))),
      ),
  };
}

/** Renders a template over values. Compiled once and remembered. Throws TemplateError, which names the template. */
export function renderTemplate(name: string, source: string, values: TemplateValues): string {
  return compileTemplate(name, source).render(values);
}

function parsed(source: string): Parsed {
  const known = cache.get(source);
  if (known !== undefined) return known;
  if (source.length > TEMPLATE_MAX_SOURCE) {
    throw new Error(`the template is longer than ${TEMPLATE_MAX_SOURCE} characters`);
  }
  const program = programOf(source);
  const entry = { program, names: templateNames(program), unknownFilters: unknownFilters(program) };
  const oldest = cache.keys().next().value;
  if (cache.size >= CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
  cache.set(source, entry);
  return entry;
}

/** The parser of the language runs past the end of a text that is cut off; what it says then is no use to anybody. */
function programOf(source: string): Template['parsed'] {
  try {
    return new Template(source).parsed;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new Error(openBlock(source) ?? 'the template cannot be read', { cause });
  }
}

/** Only what the template reads is converted, so that large rows cost nothing. */
function scope(names: TemplateNames, values: TemplateValues): Environment {
  const environment = new Environment();
  for (const [name, value] of CONSTANTS) environment.set(name, value);
  if (Object.hasOwn(values, 'namespace')) environment.variables.delete('namespace');
  if (!Object.hasOwn(values, 'range')) environment.set('range', boundedRange);
  for (const name of [...names.required, ...names.optional, 'namespace', 'range']) {
    if (Object.hasOwn(values, name)) environment.set(name, values[name]);
  }
  return environment;
}

function boundedRange(start: number, stop?: number, step = 1): number[] {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.max(0, Math.ceil((to - from) / step));
  if (!(length <= RANGE_MAX)) throw new Error(`range() gives at most ${RANGE_MAX} numbers`);
  return Array.from({ length }, (_, index) => from + index * step);
}

function textOf(program: Template['parsed'], environment: Environment): string {
  return new Interpreter(environment).run(program).toString();
}

function valueOf(expression: Template['parsed']['body'][number], environment: Environment): RuntimeValue {
  return new Interpreter(environment).evaluate(expression, environment);
}

function isStatement(type: string): boolean {
  return ['If', 'For', 'Set', 'Macro', 'CallStatement', 'FilterStatement', 'Comment', 'Break'].includes(type);
}

function bounded(text: string): string {
  if (text.length <= TEMPLATE_MAX_OUTPUT) return text;
  throw new Error(`the text is longer than ${TEMPLATE_MAX_OUTPUT} characters`);
}

function within<T>(name: string, isQuick: boolean, work: () => T): T {
  try {
    return isQuick ? work() : withDeadline(TEMPLATE_DEADLINE_MS, work);
  } catch (error) {
    throw new TemplateError(name, detailOf(error), { cause: error });
  }
}

function detailOf(error: unknown): string {
  if (error instanceof DeadlineError) return `the template did not end within ${TEMPLATE_DEADLINE_MS} ms`;
  if (error instanceof RangeError) return 'the template calls itself without end or builds too long a text';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Parser Error: /, '');
}
