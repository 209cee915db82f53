import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';

/** The arguments of one instruction; each is read by name and form. What is missing is the environment's fault. */
export interface InstructionArguments {
  text(name: string): string;
  texts(name: string): readonly string[];
  /** A whole number from 0. */
  count(name: string): number;
  /** Whether a number found satisfies `less than` or `at least` the number of another argument. */
  compare(relation: string, limit: string): (found: number) => boolean;
}

/** Reads arguments as they stand in a dataset. Null counts as absent. `id` names the instruction in messages. */
export function instructionArguments(id: string, given: Json): InstructionArguments {
  const argument = (name: string, form: string): Json => {
    const value = isObject(given) && Object.hasOwn(given, name) ? given[name] : null;
    if (value === undefined || value === null) throw faulty(id, `it needs the argument “${name}” (${form})`);
    return value;
  };
  const wrong = (name: string, form: string) => faulty(id, `its argument “${name}” must be ${form}`);

  function text(name: string): string {
    const value = argument(name, 'a text');
    if (typeof value !== 'string') throw wrong(name, 'a text');
    return value;
  }
  function texts(name: string): readonly string[] {
    const value = argument(name, 'a list of texts');
    if (!isListOfTexts(value)) throw wrong(name, 'a list of texts');
    return value;
  }
  function count(name: string): number {
    const value = argument(name, 'a whole number');
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      throw wrong(name, 'a whole number from 0');
    }
    return value;
  }
  function compare(relation: string, limit: string): (found: number) => boolean {
    const most = count(limit);
    const word = text(relation);
    if (word === 'less than') return (found) => found < most;
    if (word === 'at least') return (found) => found >= most;
    throw wrong(relation, '“less than” or “at least”');
  }
  return { text, texts, count, compare };
}

function faulty(id: string, problem: string): BoundaryError {
  return new BoundaryError('scorer', `The instruction “${id}” cannot be checked: ${problem}.`, {
    causeKey: 'faulty instruction',
  });
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfTexts(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
