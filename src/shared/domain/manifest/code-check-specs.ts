import * as z from 'zod';

import { common } from './check-fields.ts';
import { FieldOrTemplate } from './dataset-spec.ts';

export const CODE_LANGUAGES = ['python', 'javascript'] as const;
export const CodeLanguage = z.enum(CODE_LANGUAGES);
export type CodeLanguage = z.infer<typeof CodeLanguage>;

/** The program of code-tests whose author names none. */
export const DEFAULT_PROGRAM = '{{ answer }}\n\n{{ tests }}\n';

export const CodeTests = z
  .strictObject({
    kind: z.literal('code-tests'),
    ...common,
    language: CodeLanguage,
    tests: FieldOrTemplate.default('tests').describe('The tests: a field, or a Jinja template over the row.'),
    program: z
      .string()
      .min(1)
      .default(DEFAULT_PROGRAM)
      .describe(
        'The program that is run: a Jinja template over the case with `answer` and `tests`. It passes when it ends without an exception; in JavaScript a failed console.assert fails it too.',
      ),
    failOnErrorOutput: z
      .boolean()
      .default(false)
      .describe('Fail as well when anything was written to the error output.'),
    seconds: z.number().gt(0).max(600).default(10).describe('Longest time of one execution.'),
    memoryMb: z.int().min(16).max(2_048).default(512).describe('Most memory of one execution.'),
    byAttempt: z
      .array(z.number().min(0).max(1))
      .min(1)
      .optional()
      .describe(
        'For code-repair: what a pass is worth at the first, second … try; the last value holds for all further tries.',
      ),
  })
  .describe('The program made of the answer and the tests runs to its end in a sandbox.');
export type CodeTests = z.infer<typeof CodeTests>;

export const SqlResult = z
  .strictObject({
    kind: z.literal('sql-result'),
    ...common,
    database: z
      .strictObject({
        file: z
          .string()
          .min(1)
          .optional()
          .describe(
            'SQL script of the bundle that makes the tables, or a Jinja template that gives its path.',
          ),
        field: z
          .string()
          .min(1)
          .optional()
          .describe(
            'Field of the row that is run after the file: an SQL script, or tables as {"name": {"columns": [...], "rows": [[...]]}}.',
          ),
      })
      .describe('The database of the case, made anew for each query.'),
    compare: z
      .string()
      .min(1)
      .default('result')
      .describe(
        'result: the answer is a query whose rows equal those of an expected query; state: the answer is a statement after which the tables hold the same as after the expected one; values: the answer is a list of values that equals the expected list. A Jinja template over the row may choose one of them.',
      ),
    order: z
      .string()
      .min(1)
      .default('auto')
      .describe(
        'Whether the order of rows counts: yes, no, or auto (it counts where the expected query has an ORDER BY at its outermost level). A Jinja template over the row may choose.',
      ),
    duplicates: z.boolean().default(true).describe('Whether the number of equal rows counts.'),
    columns: z
      .enum(['equal', 'superset'])
      .default('equal')
      .describe(
        'superset: further columns beside the expected ones do no harm. Names of columns never count.',
      ),
    tolerance: z.number().min(0).default(1e-6).describe('Largest absolute difference of two equal numbers.'),
    seconds: z.number().gt(0).max(600).default(10).describe('Longest time of one query.'),
  })
  .describe('The answer is SQL, or what a database was asked for; it is run on a SQLite database in memory.');
export type SqlResult = z.infer<typeof SqlResult>;

export const FinalState = z
  .strictObject({
    kind: z.literal('final-state'),
    ...common,
    state: z
      .boolean()
      .default(true)
      .describe(
        'Compare the final state with `expected` where this check names it, else with the state after the tool calls of dataset.solution on a fresh one.',
      ),
    ignore: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Parts of the state that do not count: dotted paths of a document (* stands for any key), `table` or `table.column` of a database.',
      ),
    outputs: z
      .string()
      .min(1)
      .optional()
      .describe('Field with texts that the replies must contain, without regard to case and commas.'),
  })
  .describe('After a tool-loop, the state is what it should be and the required outputs were said.');
export type FinalState = z.infer<typeof FinalState>;

export const Script = z
  .strictObject({
    kind: z.literal('script'),
    ...common,
    file: z.string().min(1).describe('Path of a .js or .py file inside the bundle.'),
    function: z
      .string()
      .min(1)
      .default('score')
      .describe(
        'Function that is called with {answer, response, expected, input, fields, transcript, state} and returns a number from 0 to 1, true or false, or {score, reason}.',
      ),
    seconds: z.number().gt(0).max(600).default(10).describe('Longest time of one call.'),
    memoryMb: z.int().min(16).max(2_048).default(256).describe('Most memory of one call.'),
  })
  .describe('A function of the bundle judges the answer in a sandbox.');
export type Script = z.infer<typeof Script>;
