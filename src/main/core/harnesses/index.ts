import { multiTurn } from './multi-turn.ts';
import { singleTurn } from './single-turn.ts';

/** Kind of a harness → what makes one from its part of the manifest. */
export const harnesses = {
  'single-turn': singleTurn,
  'multi-turn': multiTurn,
} as const;
