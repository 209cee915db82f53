import type { Instruction } from './instruction.ts';
import { detectLanguage } from './language/detect-language.ts';
import { isLowerCase, isUpperCase } from './text/letter-case.ts';
import { tokenizeWords } from './text/tokenize-words.ts';

/** So many words in capitals; “I” is one of them. */
export const capitalWordFrequency: Instruction = (given) => {
  const isEnough = given.compare('capital_relation', 'capital_frequency');
  return (response) => isEnough(tokenizeWords(response).filter(isUpperCase).length);
};

/** English in capitals only. */
export const englishCapital: Instruction = () => (response) => isUpperCase(response) && isEnglish(response);

/** English in small letters only. */
export const englishLowercase: Instruction = () => (response) => isLowerCase(response) && isEnglish(response);

function isEnglish(response: string): boolean {
  return (detectLanguage(response) ?? 'en') === 'en';
}
