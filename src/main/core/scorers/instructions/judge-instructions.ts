import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';

import { instructionKinds } from './index.ts';
import type { Follows } from './instruction.ts';
import { instructionArguments } from './instruction-arguments.ts';
import { looseVariants } from './loose-variants.ts';

/** Whether a response follows one instruction, by the strict and by the loose reading. */
export interface InstructionVerdict {
  readonly id: string;
  readonly arguments: Json;
  readonly strict: boolean;
  readonly loose: boolean;
}

/**
 * Judges a response by each instruction. A blank response follows none. Throws BoundaryError, blamed on the scorer,
 * for an unknown instruction or arguments that do not fit.
 */
export function judgeInstructions(
  response: string,
  instructions: readonly { readonly id: string; readonly arguments: Json }[],
): InstructionVerdict[] {
  const variants = looseVariants(response);
  const isBlank = response.trim() === '';
  return instructions.map((instruction) => {
    const follows = checkOf(instruction.id, instruction.arguments);
    const strict = !isBlank && follows(response);
    return { ...instruction, strict, loose: strict || variants.some(follows) };
  });
}

function checkOf(id: string, given: Json): Follows {
  const kind = Object.hasOwn(instructionKinds, id) ? instructionKinds[id] : undefined;
  if (kind === undefined) {
    throw new BoundaryError(
      'scorer',
      `There is no instruction “${id}”. Those that can be checked: ${Object.keys(instructionKinds).join(', ')}.`,
      { causeKey: 'unknown instruction' },
    );
  }
  return kind(instructionArguments(id, given));
}
