import * as z from 'zod';

/** The address of the leaderboard: one environment, or the grid over all of them. */
export const LeaderboardSearch = z.object({
  in: z.string().max(200).optional().catch(undefined),
  sort: z
    .enum(['model', 'accuracy', 'score', 'speed', 'latency', 'cost', 'size'])
    .optional()
    .catch(undefined),
  /** The worst first. */
  worst: z.boolean().optional().catch(undefined),
});
export type LeaderboardSearch = z.infer<typeof LeaderboardSearch>;
export type LeaderboardSort = NonNullable<LeaderboardSearch['sort']>;
