import * as z from 'zod';

/** A field of the row, or, if it contains `{{` or `{%`, a Jinja template over the row. */
export const FieldOrTemplate = z
  .string()
  .min(1)
  .describe('A field of the row, or a Jinja template over the row such as "{{ question }}".');

export const DatasetSpec = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe('Path inside the bundle: .jsonl, .json or .csv, each also with .gz added.'),
  format: z
    .enum(['jsonl', 'json', 'csv'])
    .optional()
    .describe('Only needed where the file name does not tell.'),
  id: z
    .string()
    .min(1)
    .optional()
    .describe('Field that names the case. Default: `id` if present, else the row number.'),
  input: FieldOrTemplate.describe('What the model is asked: a field, or a Jinja template over the row.'),
  expected: FieldOrTemplate.optional().describe(
    'The right answer: a field or template. A list means any of them.',
  ),
  solution: FieldOrTemplate.optional().describe(
    'The reference answer, program or list of tool calls; used by baseline:gold, never shown to the model. Default: expected.',
  ),
  choices: z
    .string()
    .min(1)
    .optional()
    .describe('Field with the list of options of a multiple-choice question.'),
  tags: z.array(z.string().min(1)).default([]).describe('Fields whose values become tags, for breakdowns.'),
  examples: z
    .strictObject({
      file: z.string().min(1).describe('Path inside the bundle; rows are read like the dataset itself.'),
      take: z.int().min(1).optional().describe('How many rows, from the top. Default: all.'),
    })
    .optional()
    .describe('Few-shot examples, shown to the model before every case.'),
});
export type DatasetSpec = z.infer<typeof DatasetSpec>;
