import * as z from 'zod';

import { FieldOrTemplate } from './dataset-spec.ts';

const common = {
  name: z.string().min(1).optional().describe('A name for this check, shown in reports. Default: its kind.'),
  weight: z.number().min(0).default(1).describe('Share in the weighted mean of all checks.'),
  expected: FieldOrTemplate.optional().describe(
    'Compare with this field or template instead of dataset.expected.',
  ),
};
const text = {
  ignoreCase: z.boolean().default(false).describe('Compare without regard to upper and lower case.'),
  ignoreSpace: z
    .boolean()
    .default(true)
    .describe('Trim both ends and treat runs of white space as one space.'),
  ignorePunctuation: z.boolean().default(false).describe('Compare without punctuation.'),
};
const texts = z.union([z.string(), z.array(z.string()).min(1)]);
const similarity = {
  ...common,
  threshold: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Score 1 from this similarity on, else 0. Default: the similarity is the score.'),
};
const reserved = <K extends string>(kind: K) => z.looseObject({ kind: z.literal(kind) });

export const CheckSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), ...common, ...text }),
  z.strictObject({
    kind: z.literal('contains'),
    ...common,
    ...text,
    values: texts.optional().describe('Default: the expected answers.'),
    mode: z.enum(['any', 'all']).default('any'),
  }),
  z.strictObject({ kind: z.literal('starts-with'), ...common, ...text, values: texts.optional() }),
  z.strictObject({ kind: z.literal('ends-with'), ...common, ...text, values: texts.optional() }),
  z.strictObject({
    kind: z.literal('regex'),
    ...common,
    pattern: z.string().min(1).optional().describe('Default: the expected answer is the pattern.'),
    flags: z
      .string()
      .regex(/^[imsuv]*$/)
      .default(''),
    full: z.boolean().default(false).describe('The whole answer must match, not a part of it.'),
    negate: z.boolean().default(false).describe('Pass when it does not match.'),
  }),
  z.strictObject({
    kind: z.literal('numeric'),
    ...common,
    tolerance: z
      .number()
      .min(0)
      .default(0)
      .describe('Largest absolute difference that still counts as equal.'),
    relative: z.number().min(0).default(0).describe('Largest relative difference (0.01 is 1 %).'),
    percent: z.boolean().default(false).describe('Read "12%" as 0.12 on both sides.'),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...common,
    acceptText: z.boolean().default(true).describe('Accept the text of the option as well as its letter.'),
  }),
  z.strictObject({
    kind: z.literal('set'),
    ...common,
    ...text,
    separator: z.string().default(',').describe('Splits an answer that is not a JSON list.'),
    partial: z.boolean().default(false).describe('Score the F1 of the two sets instead of 0 or 1.'),
  }),
  z.strictObject({
    kind: z.literal('list'),
    ...common,
    ...text,
    separator: z.string().default(','),
    partial: z.boolean().default(false).describe('Score the share of places that agree instead of 0 or 1.'),
  }),
  z.strictObject({ kind: z.literal('f1'), ...similarity }),
  z.strictObject({
    kind: z.literal('rouge'),
    ...similarity,
    variant: z.enum(['rouge-1', 'rouge-2', 'rouge-l']).default('rouge-l'),
    stem: z.boolean().default(false).describe('Porter-stem the words first.'),
  }),
  z.strictObject({
    kind: z.literal('bleu'),
    ...similarity,
    smooth: z.enum(['none', 'exp', 'add-k']).default('exp'),
  }),
  z.strictObject({
    kind: z.literal('chrf'),
    ...similarity,
    wordOrder: z.int().min(0).max(2).default(0).describe('2 gives chrF++.'),
  }),
  z.strictObject({ kind: z.literal('levenshtein'), ...similarity, ...text }),
  z.strictObject({
    kind: z.literal('json-equal'),
    ...common,
    partial: z.boolean().default(false).describe('Score the share of leaves that agree.'),
    ignoreOrder: z.boolean().default(false).describe('Arrays are equal in any order.'),
    tolerance: z.number().min(0).default(0),
  }),
  z.strictObject({
    kind: z.literal('json-schema'),
    ...common,
    schema: z
      .union([z.string(), z.record(z.string(), z.unknown())])
      .optional()
      .describe('A schema, or the bundle path of one. Default: the expected value is the schema.'),
  }),
  reserved('function-call'),
  reserved('instructions'),
  reserved('code-tests'),
  reserved('sql-result'),
  reserved('final-state'),
  reserved('judge'),
  reserved('script'),
]);
export type CheckSpec = z.infer<typeof CheckSpec>;
export type CheckKind = CheckSpec['kind'];

/** Kinds whose names are taken but which this version cannot score; the validator says so. */
export const RESERVED_CHECK_KINDS = [
  'function-call',
  'instructions',
  'code-tests',
  'sql-result',
  'final-state',
  'judge',
  'script',
] as const;
export type ReservedCheckKind = (typeof RESERVED_CHECK_KINDS)[number];
export type RunnableCheck = Exclude<CheckSpec, { kind: ReservedCheckKind }>;
