import * as z from 'zod';

import { Accuracy } from './run.ts';

/** The newest completed run over all cases of one model at one environment. */
export const LeaderboardCell = z.object({
  environmentId: z.string(),
  version: z.string(),
  model: z.string(),
  runId: z.string(),
  runNumber: z.int(),
  /** Whether it is of the newest version of the environment. */
  isNewestVersion: z.boolean(),
  accuracy: Accuracy.nullable(),
  meanScore: z.number().nullable(),
  errors: z.int().min(0),
  tokensPerSecond: z.number().nullable(),
  latencyP50Ms: z.number().nullable(),
  costUsd: z.number().nullable(),
  finishedAt: z.string().nullable(),
});
export type LeaderboardCell = z.infer<typeof LeaderboardCell>;

/** Models against environments. */
export const Leaderboard = z.object({
  environments: z.array(z.object({ id: z.string(), title: z.string(), version: z.string() })),
  /** Names in alphabetical order; sizes are what `models.list` says. */
  models: z.array(z.string()),
  cells: z.array(LeaderboardCell),
});
export type Leaderboard = z.infer<typeof Leaderboard>;
