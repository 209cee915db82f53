import type { InstructionArguments } from './instruction-arguments.ts';

/** Whether a response follows one instruction. */
export type Follows = (response: string) => boolean;

/** Makes the check of one instruction from its arguments. Throws BoundaryError where one is missing or of the wrong form. */
export type Instruction = (given: InstructionArguments) => Follows;
