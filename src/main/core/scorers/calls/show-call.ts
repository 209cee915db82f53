import type { Json } from '#shared/domain/json.ts';

import type { CallValue, ModelCall } from './call-value.ts';
import type { ExpectedCall } from './expected-calls.ts';

const LONGEST = 2_000;

/** A call as a line to read: `f(a=5.0, b="x")`. */
export function showCall({ name, parameters }: ModelCall): string {
  return cut(
    `${name}(${Array.from(parameters, ([key, value]) => `${key}=${shownValue(value)}`).join(', ')})`,
  );
}

/** An expected call likewise: `f(a=5 | 6, [b="x"])`, in square brackets what may be left out. */
export function showExpected({ function: { name }, parameters }: ExpectedCall): string {
  return cut(`${name}(${Array.from(parameters, ([key, values]) => shownChoices(key, values)).join(', ')})`);
}

function shownChoices(key: string, values: readonly Json[]): string {
  const choices = values.filter((value) => value !== '').map((value) => JSON.stringify(value));
  const shown = `${key}=${choices.join(' | ') || '…'}`;
  return values.includes('') ? `[${shown}]` : shown;
}

function shownValue(value: CallValue): string {
  switch (value.kind) {
    case 'integer':
      return String(value.number);
    case 'float':
      return Number.isInteger(value.number) ? value.number.toFixed(1) : String(value.number);
    case 'string':
      return JSON.stringify(value.text);
    case 'boolean':
      return String(value.isTrue);
    case 'null':
      return 'null';
    case 'list':
      return `[${value.items.map(shownValue).join(', ')}]`;
    case 'tuple':
      return `(${value.items.map(shownValue).join(', ')})`;
    case 'dict':
      return `{${Array.from(value.entries, ([key, one]) => `${JSON.stringify(key)}: ${shownValue(one)}`).join(', ')}}`;
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
