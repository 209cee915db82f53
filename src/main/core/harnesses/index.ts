import { codeRepair } from './code-repair.ts';
import { multiTurn } from './multi-turn.ts';
import { singleTurn } from './single-turn.ts';
import { toolLoop } from './tool-loop.ts';

/** Kind of a harness → what makes one from its part of the manifest. */
export const harnesses = {
  'single-turn': singleTurn,
  'multi-turn': multiTurn,
  'tool-loop': toolLoop,
  'code-repair': codeRepair,
} as const;
