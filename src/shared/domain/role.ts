import * as z from 'zod';

import { ModelName } from './model.ts';

/** What a second model does in a run, beside the candidate that is evaluated. */
export const ROLES = ['judge', 'user'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** What the model of a role took in one attempt, or in a whole run. */
export const RoleUse = z.object({
  role: Role,
  model: ModelName,
  calls: z.int().min(0),
  inputTokens: z.int().min(0).nullable(),
  outputTokens: z.int().min(0).nullable(),
  costUsd: z.number().min(0).nullable(),
  /** Time of the calls. */
  durationMs: z.number().min(0),
});
export type RoleUse = z.infer<typeof RoleUse>;
