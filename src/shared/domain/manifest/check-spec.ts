import * as z from 'zod';

import { FunctionCall, Instructions, JudgeCheck } from './answer-check-specs.ts';
import { common } from './check-fields.ts';
import { CodeTests, FinalState, Script, SqlResult } from './code-check-specs.ts';

const text = {
  ignoreCase: z.boolean().default(false).describe('Compare without regard to upper and lower case.'),
  ignoreSpace: z
    .boolean()
    .default(true)
    .describe('Trim both ends and treat runs of white space as one space.'),
  ignorePunctuation: z.boolean().default(false).describe('Compare without punctuation.'),
};
const phrases = z
  .union([z.string(), z.array(z.string()).min(1)])
  .optional()
  .describe('A phrase or a list of them. Default: the expected answers.');
const similarity = {
  ...common,
  threshold: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Score 1 from this similarity on, else 0. Default: the similarity is the score.'),
};
export const CheckSpec = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('exact'), ...common, ...text })
    .describe('The answer is one of the expected texts.'),
  z
    .strictObject({
      kind: z.literal('contains'),
      ...common,
      ...text,
      values: phrases,
      mode: z.enum(['any', 'all']).default('any').describe('How many of the phrases the answer needs.'),
    })
    .describe('The answer contains one, or all, of the phrases.'),
  z
    .strictObject({ kind: z.literal('starts-with'), ...common, ...text, values: phrases })
    .describe('The answer starts with one of the phrases.'),
  z
    .strictObject({ kind: z.literal('ends-with'), ...common, ...text, values: phrases })
    .describe('The answer ends with one of the phrases.'),
  z
    .strictObject({
      kind: z.literal('regex'),
      ...common,
      pattern: z.string().min(1).optional().describe('Default: the expected answer is the pattern.'),
      flags: z
        .string()
        .regex(/^[imsuv]*$/)
        .default('')
        .describe('Any of i (ignore case), m, s, u, v.'),
      full: z.boolean().default(false).describe('The whole answer must match, not a part of it.'),
      negate: z.boolean().default(false).describe('Pass when it does not match.'),
    })
    .describe('The answer matches the pattern, or one of the expected patterns.'),
  z
    .strictObject({
      kind: z.literal('numeric'),
      ...common,
      tolerance: z
        .number()
        .min(0)
        .default(0)
        .describe('Largest absolute difference that still counts as equal.'),
      relative: z.number().min(0).default(0).describe('Largest relative difference (0.01 is 1 %).'),
      percent: z
        .boolean()
        .default(false)
        .describe('Read "12%" as 0.12 on both sides; else the sign is a unit like any other.'),
    })
    .describe(
      'The one number of the answer is the expected one. Currency, units and words around it do not count; signs, fractions (3/4, 2 3/4, ½), scientific notation (1.5e3, 1.5 × 10^3) and the words thousand to trillion do. A comma separates groups of three digits (1,242 is 1242) and a dot is the decimal point (1.242 is less than two); where only the other reading makes sense (1.242,5 or 12,5) it is taken. An answer with several different numbers fails.',
    ),
  z
    .strictObject({
      kind: z.literal('choice'),
      ...common,
      acceptText: z.boolean().default(true).describe('Accept the text of the option as well as its letter.'),
    })
    .describe(
      'The answer names the expected option: by its letter alone (“B”, “(B)”, “**B**”), a letter in front (“B) Paris”), a letter named (“the answer is B”), or its text. The expected answer is a letter, a text or a number (the place from 0).',
    ),
  z
    .strictObject({
      kind: z.literal('set'),
      ...common,
      ...text,
      separator: z.string().default(',').describe('Splits an answer that is not a JSON list.'),
      partial: z.boolean().default(false).describe('Score the F1 of the two sets instead of 0 or 1.'),
    })
    .describe(
      'The answer has the expected items, in any order. It may be a JSON list or items between separators. The expected list is the whole set; a list of lists names several right sets.',
    ),
  z
    .strictObject({
      kind: z.literal('list'),
      ...common,
      ...text,
      separator: z.string().default(',').describe('Splits an answer that is not a JSON list.'),
      partial: z.boolean().default(false).describe('Score the share of places that agree instead of 0 or 1.'),
    })
    .describe(
      'The answer has the expected items in their order. The expected list is the whole list; a list of lists names several right ones.',
    ),
  z
    .strictObject({ kind: z.literal('f1'), ...similarity })
    .describe('Shared words, as SQuAD counts them: without case, punctuation and articles.'),
  z
    .strictObject({
      kind: z.literal('rouge'),
      ...similarity,
      variant: z.enum(['rouge-1', 'rouge-2', 'rouge-l']).default('rouge-l'),
      stem: z.boolean().default(false).describe('Porter-stem the words first.'),
    })
    .describe(
      'Shared words, word pairs or longest common subsequence of words; equal to Google’s rouge_score (F-measure). Only the letters a–z and digits count.',
    ),
  z
    .strictObject({
      kind: z.literal('bleu'),
      ...similarity,
      smooth: z
        .enum(['none', 'exp', 'add-k'])
        .default('exp')
        .describe('What an order of n-grams without a match counts as (Chen and Cherry 2014).'),
    })
    .describe(
      'Sentence BLEU, equal to sacreBLEU’s divided by 100 (13a tokens, orders 1 to 4). Several expected texts are references of one score.',
    ),
  z
    .strictObject({
      kind: z.literal('chrf'),
      ...similarity,
      wordOrder: z.int().min(0).max(2).default(0).describe('2 gives chrF++.'),
    })
    .describe('Shared character n-grams, equal to sacreBLEU’s chrF2 divided by 100.'),
  z
    .strictObject({ kind: z.literal('levenshtein'), ...similarity, ...text })
    .describe('1 less the share of characters that must be changed to turn one text into the other.'),
  z
    .strictObject({
      kind: z.literal('json-equal'),
      ...common,
      partial: z.boolean().default(false).describe('Score the share of leaves that agree.'),
      ignoreOrder: z.boolean().default(false).describe('Arrays are equal in any order.'),
      tolerance: z.number().min(0).default(0).describe('Largest difference of two equal numbers.'),
    })
    .describe(
      'The answer is JSON and equals the expected value; the order of keys does not count. An expected list is the value itself, not a choice of answers.',
    ),
  z
    .strictObject({
      kind: z.literal('json-schema'),
      ...common,
      schema: z
        .union([z.string(), z.record(z.string(), z.unknown())])
        .optional()
        .describe('A schema, or the bundle path of one. Default: the expected value is the schema.'),
    })
    .describe(
      'The answer is JSON and fits the schema (draft 2020-12 or draft-07). References inside the schema work; nothing is fetched.',
    ),
  FunctionCall,
  Instructions,
  CodeTests,
  SqlResult,
  FinalState,
  JudgeCheck,
  Script,
]);
export type CheckSpec = z.infer<typeof CheckSpec>;
export type CheckKind = CheckSpec['kind'];
