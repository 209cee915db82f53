import type { Instruction } from './instruction.ts';

/** Exactly two responses that differ, six asterisks between them. */
export const twoResponses: Instruction = () => (response) => {
  const parts = response.split('******').map((part) => part.trim());
  if (parts.slice(1, -1).includes('')) return false;
  const [first, second, ...more] = parts.filter((part) => part !== '');
  return second !== undefined && more.length === 0 && first !== second;
};

/** The response begins with the request, word for word. */
export const repeatPrompt: Instruction = (given) => {
  const prompt = given.text('prompt_to_repeat').trim().toLowerCase();
  return (response) => response.trim().toLowerCase().startsWith(prompt);
};
