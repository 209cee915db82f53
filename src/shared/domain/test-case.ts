import * as z from 'zod';

import { Json } from './json.ts';

/** One few-shot example, mapped like a case of the dataset. */
export const ShotExample = z.object({
  input: z.string(),
  expected: Json.nullable(),
  choices: z.array(z.string()).nullable(),
  fields: z.record(z.string(), Json),
});
export type ShotExample = z.infer<typeof ShotExample>;

/** One case of a dataset, mapped by the manifest. The model sees none of `expected`, `solution`. */
export const TestCase = z.object({
  /** Unique within its environment version. */
  id: z.string(),
  /** Place in the dataset, from 0. */
  index: z.int().min(0),
  /** sha256 (hex) over input, expected and choices; aligns cases across versions and runs. */
  digest: z.string(),
  input: z.string(),
  /** The right answer; a list means any of them (for `set` and `list` checks: the whole list). Null if there is none. */
  expected: Json.nullable(),
  /** The reference answer if the manifest names one apart from `expected`. */
  solution: Json.nullable(),
  choices: z.array(z.string()).nullable(),
  /** `field=value` pairs for breakdowns, such as `topic=algebra`. */
  tags: z.array(z.string()),
  /** The row as it stands in the dataset, for templates. */
  fields: z.record(z.string(), Json),
});
export type TestCase = z.infer<typeof TestCase>;
