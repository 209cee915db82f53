import * as z from 'zod';

import { Sampling } from './sampling.ts';

const template = z
  .string()
  .describe('Jinja template over the case: input, choices, letters, options and the fields of the row.');

export const SingleTurn = z
  .strictObject({
    kind: z.literal('single-turn'),
    mode: z
      .enum(['chat', 'completion'])
      .default('chat')
      .describe('chat: messages; completion: one raw prompt for base models, without a chat template.'),
    system: template.optional().describe('System message, a Jinja template over the case.'),
    prompt: template.default('{{ input }}').describe('What is sent, a Jinja template over the case.'),
    shotAnswer: template
      .default('{{ expected }}')
      .describe('How the answer of a few-shot example is written.'),
    shotSeparator: z.string().default('\n\n').describe('Between few-shot examples in completion mode.'),
    sampling: Sampling.default({}),
  })
  .describe('One question and one answer.');
export type SingleTurn = z.infer<typeof SingleTurn>;

export const MultiTurn = z
  .strictObject({
    kind: z.literal('multi-turn'),
    system: template.optional().describe('System message, a Jinja template over the case.'),
    turns: z
      .union([z.array(template).min(1), z.string().min(1)])
      .describe(
        'The user turns in order: a list of Jinja templates, or the field of the row that holds the list.',
      ),
    answer: z
      .enum(['last', 'all'])
      .default('last')
      .describe('What is scored: the last reply, or all replies joined by blank lines.'),
    stopPhrases: z
      .array(z.string().min(1))
      .default([])
      .describe('The conversation ends after a reply with one of these.'),
    sampling: Sampling.default({}),
  })
  .describe('A conversation: the turns of the user are given, the model answers each of them.');
export type MultiTurn = z.infer<typeof MultiTurn>;

/** Kinds whose names are taken but which this version cannot run; the validator says so. */
const ReservedHarness = z.looseObject({ kind: z.enum(['tool-loop', 'code-repair', 'program']) });

export const HarnessSpec = z.discriminatedUnion('kind', [SingleTurn, MultiTurn, ReservedHarness]);
export type HarnessSpec = z.infer<typeof HarnessSpec>;

export const RESERVED_HARNESS_KINDS = ['tool-loop', 'code-repair', 'program'] as const;
