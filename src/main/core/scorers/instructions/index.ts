import { capitalWordFrequency, englishCapital, englishLowercase } from './change-case.ts';
import { repeatPrompt, twoResponses } from './combination.ts';
import { numberOfPlaceholders, postscript } from './detectable-content.ts';
import {
  constrainedResponse,
  jsonFormat,
  multipleSections,
  numberOfBullets,
  numberOfHighlights,
  title,
} from './detectable-format.ts';
import type { Instruction } from './instruction.ts';
import { forbiddenWords, keywordExistence, keywordFrequency, letterFrequency } from './keywords.ts';
import {
  nthParagraphFirstWord,
  numberOfParagraphs,
  numberOfSentences,
  numberOfWords,
} from './length-constraints.ts';
import { noComma } from './punctuation.ts';
import { responseLanguage } from './response-language.ts';
import { endPhrase, quotation } from './start-end.ts';

/** The instructions of IFEval (Zhou et al., 2023) by their ids. */
export const instructionKinds: Readonly<Record<string, Instruction>> = {
  'change_case:capital_word_frequency': capitalWordFrequency,
  'change_case:english_capital': englishCapital,
  'change_case:english_lowercase': englishLowercase,
  'combination:repeat_prompt': repeatPrompt,
  'combination:two_responses': twoResponses,
  'detectable_content:number_placeholders': numberOfPlaceholders,
  'detectable_content:postscript': postscript,
  'detectable_format:constrained_response': constrainedResponse,
  'detectable_format:json_format': jsonFormat,
  'detectable_format:multiple_sections': multipleSections,
  'detectable_format:number_bullet_lists': numberOfBullets,
  'detectable_format:number_highlighted_sections': numberOfHighlights,
  'detectable_format:title': title,
  'keywords:existence': keywordExistence,
  'keywords:forbidden_words': forbiddenWords,
  'keywords:frequency': keywordFrequency,
  'keywords:letter_frequency': letterFrequency,
  'language:response_language': responseLanguage,
  'length_constraints:nth_paragraph_first_word': nthParagraphFirstWord,
  'length_constraints:number_paragraphs': numberOfParagraphs,
  'length_constraints:number_sentences': numberOfSentences,
  'length_constraints:number_words': numberOfWords,
  'punctuation:no_comma': noComma,
  'startend:end_checker': endPhrase,
  'startend:quotation': quotation,
};
