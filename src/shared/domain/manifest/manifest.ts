import * as z from 'zod';

import { CheckSpec } from './check-spec.ts';
import { DatasetSpec } from './dataset-spec.ts';
import { ExtractAlternative } from './extract-spec.ts';
import { HarnessSpec } from './harness-spec.ts';

export const CATEGORIES = [
  'instruction-following',
  'code-generation',
  'reasoning',
  'tool-use',
  'domain-knowledge',
  'other',
] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

/** What a user may grant to a bundle, by its digest. */
export const GRANTS = ['native-python'] as const;

export const ScoringSpec = z.strictObject({
  extract: z
    .array(ExtractAlternative)
    .min(1)
    .optional()
    .describe(
      'Alternatives, tried in order: the first that matches gives the answer. Without it the whole response is the answer.',
    ),
  checks: z.array(CheckSpec).min(1).describe('What is checked about the answer.'),
  combine: z
    .enum(['weighted', 'all', 'any'])
    .default('weighted')
    .describe('weighted: weighted mean; all: the lowest; any: the highest score.'),
  passMark: z.number().gt(0).max(1).default(1).describe('Lowest score that passes.'),
});
export type ScoringSpec = z.infer<typeof ScoringSpec>;

export const LimitsSpec = z.strictObject({
  caseSeconds: z
    .number()
    .gt(0)
    .max(86_400)
    .default(1_800)
    .describe('Longest time for one attempt, all calls and retries of the model included.'),
  turns: z.int().min(1).max(1_000).default(50).describe('Most replies of the model in one attempt.'),
  tokens: z.int().min(1).optional().describe('Most tokens (input and output) in one attempt.'),
  toolCalls: z.int().min(1).max(10_000).default(100).describe('Most calls of tools in one attempt.'),
  costUsd: z.number().gt(0).optional().describe('Most US dollars in one attempt, where prices are known.'),
});
export type LimitsSpec = z.infer<typeof LimitsSpec>;

const limitsDefault = { caseSeconds: 1_800, turns: 50, toolCalls: 100 };

/** `environment.yaml`: everything about an environment but its data. The one schema for import, editor, command line and documentation. */
export const Manifest = z.strictObject({
  schema: z.literal('benchgen/1').describe('The version of this format.'),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80)
    .describe('Slug of lower-case letters, digits and hyphens; stable across versions.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/)
    .describe('Semantic version, such as 1.0.0.'),
  title: z.string().min(1).max(120).describe('Name shown to people.'),
  description: z.string().max(500).default('').describe('One or two sentences.'),
  category: Category.default('other').describe('The group it is listed under in the hub.'),
  tags: z.array(z.string().min(1).max(40)).max(20).default([]).describe('Words to find the environment by.'),
  license: z.string().max(120).optional().describe('SPDX identifier of the licence of the data.'),
  authors: z.array(z.string().min(1)).max(50).default([]).describe('Who made it.'),
  homepage: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Web address with more about it.'),
  readme: z
    .string()
    .min(1)
    .optional()
    .describe('Path of a Markdown file inside the bundle. Default: README.md.'),
  dataset: DatasetSpec.describe('Where the cases are and what their fields mean.'),
  harness: HarnessSpec.describe('How the model is asked.'),
  scoring: ScoringSpec.describe('How an answer becomes a score.'),
  requires: z
    .array(z.enum(GRANTS))
    .default([])
    .describe(
      'What the environment needs beyond the sandboxes, granted by the user: native-python runs its Python with the interpreter of this machine.',
    ),
  limits: LimitsSpec.default(limitsDefault).describe('What one attempt may take at most.'),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST_FILE = 'environment.yaml';
