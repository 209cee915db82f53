import * as z from 'zod';

const take = z.enum(['first', 'last']).default('first').describe('Which match to take.');
const name = z.string().optional().describe('A name for this step, shown in reports.');

/** One transformation of the response text. It either yields a text or does not match. */
export const ExtractStep = z.union([
  z.strictObject({
    regex: z
      .string()
      .min(1)
      .describe('JavaScript regular expression; group 1 (or `group`) is the answer if there is one.'),
    flags: z
      .string()
      .regex(/^[imsuv]*$/)
      .default('')
      .describe('Any of i (ignore case), m, s, u, v.'),
    group: z
      .union([z.int().min(0), z.string()])
      .optional()
      .describe('Group number or name. Default: the first group that took part, else the whole match.'),
    take,
    name,
  }),
  z.strictObject({
    after: z.string().min(1).describe('The text after this phrase.'),
    ignoreCase: z.boolean().default(false).describe('Find the phrase in upper and lower case alike.'),
    take,
    name,
  }),
  z.strictObject({
    before: z
      .string()
      .min(1)
      .describe('The text before this phrase; the whole text if the phrase is missing.'),
    name,
  }),
  z.strictObject({
    line: z.enum(['first', 'last']).describe('The first or last line that is not blank.'),
    name,
  }),
  z.strictObject({
    number: z
      .enum(['first', 'last'])
      .describe(
        'The first or last number in plain characters: without currency, unit and thousands separators, as in "-1242.5", "3/4", "1.5e3", "12%".',
      ),
    name,
  }),
  z.strictObject({
    letter: z
      .enum(['first', 'last'])
      .describe('The capital letter of an option (A, B, …) that stands alone, as in "(B)" or "Answer: B".'),
    name,
  }),
  z.strictObject({
    json: z
      .union([z.literal(true), z.string()])
      .describe('The first JSON object or array; a string is a path into it, such as "answer.value".'),
    name,
  }),
  z.strictObject({
    codeBlock: z
      .union([z.literal(true), z.string()])
      .describe('A fenced code block; a string asks for that language.'),
    take,
    name,
  }),
  z.strictObject({
    tag: z
      .string()
      .regex(/^[A-Za-z][\w-]*$/)
      .describe('The text inside <tag>…</tag>.'),
    take,
    name,
  }),
  z.strictObject({ boxed: z.literal(true).describe('The content of the last \\boxed{…}.'), name }),
  z.strictObject({ strip: z.string().min(1).describe('Remove these characters from both ends.'), name }),
  z.strictObject({
    replace: z.string().min(1).describe('Regular expression to replace everywhere.'),
    with: z.string().default('').describe('What is put in its place; $1 stands for group 1.'),
    flags: z
      .string()
      .regex(/^[imsuv]*$/)
      .default('')
      .describe('Any of i (ignore case), m, s, u, v.'),
    name,
  }),
  z.strictObject({ trim: z.literal(true).describe('Remove white space from both ends.'), name }),
  z.strictObject({ lowercase: z.literal(true).describe('To lower case.'), name }),
]);
export type ExtractStep = z.infer<typeof ExtractStep>;

/** The keys that tell one step from another. */
export const EXTRACT_STEP_KEYS = [
  'regex',
  'after',
  'before',
  'line',
  'number',
  'letter',
  'json',
  'codeBlock',
  'tag',
  'boxed',
  'strip',
  'replace',
  'trim',
  'lowercase',
] as const;

/** An alternative: one step, or several applied one after the other. */
export const ExtractAlternative = z.union([ExtractStep, z.array(ExtractStep).min(1)]);
export type ExtractAlternative = z.infer<typeof ExtractAlternative>;
