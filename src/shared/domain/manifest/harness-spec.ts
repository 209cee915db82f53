import * as z from 'zod';

import { Sampling } from './sampling.ts';
import { StateSpec, ToolSpec } from './tool-spec.ts';

const template = z
  .string()
  .describe('Jinja template over the case: input, choices, letters, options and the fields of the row.');

const protocol = z
  .enum(['native', 'text'])
  .default('native')
  .describe(
    'native: the tool calling of the server; text: the tools are described in the system message and called by a JSON block in the reply, for models without tool calling.',
  );

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
    functions: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Field with the functions that are offered as tools, [{name, description, parameters}]; they are not carried out, their calls are the answer. Type names of the Berkeley leaderboard (dict, float, tuple, any) are understood.',
      ),
    sampling: Sampling.default({}),
  })
  .describe('One question and one answer.');
export type SingleTurn = z.infer<typeof SingleTurn>;

export const SimulatedUser = z
  .strictObject({
    system: template.describe(
      'What the model that plays the user is told, a Jinja template over the case. Run it with a user model.',
    ),
    opening: z
      .string()
      .default('Hi! How can I help you today?')
      .describe('What the simulated user is greeted with; its reply is the first turn.'),
    stopPhrases: z
      .array(z.string().min(1))
      .min(1)
      .default(['###STOP###'])
      .describe('The conversation ends when the user says one of these.'),
    turns: z.int().min(1).max(200).default(30).describe('Most turns of the user.'),
    sampling: Sampling.default({}),
  })
  .describe('A user played by a second model, which is chosen for the run.');
export type SimulatedUser = z.infer<typeof SimulatedUser>;

export const MultiTurn = z
  .strictObject({
    kind: z.literal('multi-turn'),
    system: template.optional().describe('System message, a Jinja template over the case.'),
    turns: z
      .union([z.array(template).min(1), z.string().min(1)])
      .optional()
      .describe(
        'The user turns in order: a list of Jinja templates, or the field of the row that holds the list. Either this or `user`.',
      ),
    user: SimulatedUser.optional(),
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
  .describe(
    'A conversation: the turns of the user are given or played by a second model, the model answers each of them.',
  );
export type MultiTurn = z.infer<typeof MultiTurn>;

export const ToolLoop = z
  .strictObject({
    kind: z.literal('tool-loop'),
    system: template.optional().describe('System message, a Jinja template over the case.'),
    prompt: template.default('{{ input }}').describe('What is sent first, a Jinja template over the case.'),
    user: SimulatedUser.optional(),
    protocol,
    tools: z.array(ToolSpec).min(1).max(128).describe('What the model may call.'),
    state: StateSpec.optional().describe('What every case starts with and tools change.'),
    submit: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The case ends when this tool was called without an error. Default: the built-in submit, where it is offered.',
      ),
    parallelCalls: z.boolean().default(true).describe('Whether one reply may call several tools.'),
    sampling: Sampling.default({}),
  })
  .describe(
    'The model calls tools until it answers without a call, submits, or reaches a limit. What it submitted or said last is the answer.',
  );
export type ToolLoop = z.infer<typeof ToolLoop>;

export const CodeRepair = z
  .strictObject({
    kind: z.literal('code-repair'),
    system: template.optional().describe('System message, a Jinja template over the case.'),
    prompt: template.default('{{ input }}').describe('What is sent first, a Jinja template over the case.'),
    attempts: z.int().min(1).max(20).default(3).describe('How often the model may try.'),
    feedback: z
      .string()
      .default('The tests failed:\n\n{{ output }}\n\nCorrect the program and send it again as a whole.')
      .describe(
        'What the model is told after tests that failed: a Jinja template over the case, with `output` and `attempt`.',
      ),
    sampling: Sampling.default({}),
  })
  .describe(
    'The answer is tested by the first code-tests check of the scoring; what failed is shown to the model, and it tries again.',
  );
export type CodeRepair = z.infer<typeof CodeRepair>;

/** Kinds whose names are taken but which this version cannot run; the validator says so. */
const ReservedHarness = z.looseObject({ kind: z.literal('program') });

export const HarnessSpec = z.discriminatedUnion('kind', [
  SingleTurn,
  MultiTurn,
  ToolLoop,
  CodeRepair,
  ReservedHarness,
]);
export type HarnessSpec = z.infer<typeof HarnessSpec>;

export const RESERVED_HARNESS_KINDS = ['program'] as const;
