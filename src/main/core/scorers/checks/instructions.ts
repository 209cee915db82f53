import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { CheckFactory, SpecOf } from '../check-factory.ts';
import { type InstructionVerdict, judgeInstructions } from '../instructions/judge-instructions.ts';
import { type Outcome, tidyScore } from '../outcome.ts';

/** Longest text of arguments that is kept for reading. */
const LONGEST = 2_000;

/** The answer follows verifiable instructions. */
export const instructions: CheckFactory<'instructions'> = (spec) => ({
  score: ({ text }, testCase) => outcomeOf(spec, judgeInstructions(text, instructionsOf(spec, testCase))),
});

function instructionsOf(spec: SpecOf<'instructions'>, testCase: TestCase): { id: string; arguments: Json }[] {
  const ids = listIn(testCase, spec.instructions);
  const given = fieldOf(testCase, spec.arguments) === null ? [] : listIn(testCase, spec.arguments);
  if (ids.length === 0) throw faulty(`the field “${spec.instructions}” is empty`);
  return ids.map((id, place) => {
    if (typeof id !== 'string')
      throw faulty(`the field “${spec.instructions}” holds something that is no text`);
    return { id, arguments: given[place] ?? {} };
  });
}

function fieldOf({ fields }: TestCase, name: string): Json {
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
}

function listIn(testCase: TestCase, name: string): readonly Json[] {
  const value = fieldOf(testCase, name);
  if (!isList(value)) throw faulty(`the case has no list in “${name}”`);
  return value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function faulty(problem: string): BoundaryError {
  return new BoundaryError('scorer', `The check “instructions” cannot be applied: ${problem}.`, {
    causeKey: 'faulty instructions',
  });
}

function outcomeOf(spec: SpecOf<'instructions'>, verdicts: readonly InstructionVerdict[]): Outcome {
  const of = verdicts.length;
  const strict = verdicts.filter((one) => one.strict).length;
  const loose = verdicts.filter((one) => one.loose).length;
  const followed = spec.loose ? loose : strict;
  return {
    score: spec.partial ? tidyScore(followed / of) : Number(followed === of),
    reason: reasonOf(spec, verdicts),
    details: { kind: 'instructions', rows: verdicts.map(rowOf) },
    measures: {
      'prompts strict': [Number(strict === of), 1],
      'prompts loose': [Number(loose === of), 1],
      'instructions strict': [strict, of],
      'instructions loose': [loose, of],
    },
  };
}

function reasonOf({ loose }: SpecOf<'instructions'>, verdicts: readonly InstructionVerdict[]): string {
  const missed = verdicts.filter((one) => !(loose ? one.loose : one.strict)).map(({ id }) => id);
  if (missed.length > 0) return `not followed: ${missed.join(', ')}`;
  return verdicts.length === 1
    ? 'the instruction is followed'
    : `all ${verdicts.length} instructions are followed`;
}

function rowOf({ id, arguments: given, strict, loose }: InstructionVerdict) {
  const text = JSON.stringify(withoutNulls(given));
  return { id, arguments: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, strict, loose };
}

/** Tables of several instructions in one give each row all arguments, most of them null. */
function withoutNulls(given: Json): Json {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}
