import type { Instruction } from './instruction.ts';

export const noComma: Instruction = () => (response) => !response.includes(',');
