import * as z from 'zod';

/** JSON Schema of the arguments of a tool: an object schema. */
const Parameters = z
  .record(z.string(), z.unknown())
  .default({ type: 'object', properties: {} })
  .describe('JSON Schema of the arguments, an object.');

const toolName = z
  .string()
  .regex(/^[A-Za-z_][\w.-]{0,63}$/)
  .describe('The name the model calls it by.');
const declared = {
  name: toolName,
  description: z.string().min(1).describe('What it does; the model reads this.'),
  parameters: Parameters,
};
const functionName = z
  .string()
  .min(1)
  .optional()
  .describe(
    'Function of the file that is called with the arguments and the state. Default: the name of the tool.',
  );

/** Tools that come with the application. `files` stands for list_files, read_file and write_file over an in-memory store of the case. */
export const BUILT_IN_TOOLS = ['python', 'javascript', 'sql', 'calculator', 'submit', 'files'] as const;

export const ToolSpec = z.union([
  z
    .strictObject({
      builtin: z.enum(BUILT_IN_TOOLS),
      name: toolName.optional(),
      description: z.string().min(1).optional(),
    })
    .describe(
      'A tool that comes with the application: python and javascript run code in a sandbox, sql queries the database of the case, calculator works out an expression, submit ends the case with an answer, files is a store of texts in memory (list_files, read_file, write_file).',
    ),
  z
    .strictObject({
      ...declared,
      javascript: z.string().min(1).describe('Path of the file inside the bundle.'),
      function: functionName,
    })
    .describe(
      'A tool written in JavaScript: a function of (arguments, state) that returns a JSON value; what it throws is told to the model.',
    ),
  z
    .strictObject({
      ...declared,
      python: z.string().min(1).describe('Path of the file inside the bundle.'),
      function: functionName,
    })
    .describe(
      'A tool written in Python: a function of (arguments, state) that returns a JSON value; what it raises is told to the model.',
    ),
  z
    .strictObject({
      ...declared,
      sql: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .describe(
          'One statement or several in one transaction over the database of the case; arguments are :name parameters. The rows of the last one that gives rows are the result.',
        ),
      oneRow: z
        .boolean()
        .default(false)
        .describe('Give the first row alone; without a row the model is told that nothing was found.'),
      mustChange: z
        .string()
        .min(1)
        .optional()
        .describe(
          'What the model is told, as an error, when a statement that can change rows changes none; everything is then taken back.',
        ),
    })
    .describe('A tool written in SQL over the database of the case.'),
]);
export type ToolSpec = z.infer<typeof ToolSpec>;

/** The keys that tell one sort of tool from another. */
export const TOOL_KEYS = ['builtin', 'javascript', 'python', 'sql'] as const;

/** What a case starts with and tools change; scorers see it at the end. */
export const StateSpec = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('document'),
      file: z.string().min(1).optional().describe('JSON file of the bundle that every case starts with.'),
      value: z.record(z.string(), z.unknown()).optional().describe('The same, written here.'),
      field: z.string().min(1).optional().describe('Field of the row whose keys are put over it.'),
    })
    .describe('A JSON document.'),
  z
    .strictObject({
      kind: z.literal('database'),
      file: z
        .string()
        .min(1)
        .optional()
        .describe('SQL script of the bundle that makes the tables, or a Jinja template that gives its path.'),
      field: z
        .string()
        .min(1)
        .optional()
        .describe(
          'Field of the row that is run after the file: an SQL script, or tables as {"name": {"columns": [...], "rows": [[...]]}}.',
        ),
    })
    .describe('A SQLite database in memory.'),
]);
export type StateSpec = z.infer<typeof StateSpec>;
