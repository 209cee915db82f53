import type { Instruction } from './instruction.ts';
import { detectLanguage } from './language/detect-language.ts';

/** The response is written in a language. Where no language can be told, that counts as followed. */
export const responseLanguage: Instruction = (given) => {
  const language = given.text('language').toLowerCase();
  return (response) => (detectLanguage(response) ?? language) === language;
};
