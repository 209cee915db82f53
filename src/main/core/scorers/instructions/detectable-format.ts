import type { Instruction } from './instruction.ts';
import { argumentPattern } from './text/python-pattern.ts';
import { isPythonJson } from './text/is-python-json.ts';
import { stripEnd, stripEnds, stripStart } from '../text/strip-ends.ts';

const STAR_BULLET = /(?<![^\n])[^\S\n]*\*[^*][^\n]*/g;
const DASH_BULLET = /(?<![^\n])[^\S\n]*-[^\n]*/g;

/** Exactly so many lines that begin with an asterisk or a dash. */
export const numberOfBullets: Instruction = (given) => {
  const wanted = given.count('num_bullets');
  return (response) => countOf(response, STAR_BULLET) + countOf(response, DASH_BULLET) === wanted;
};

/** One of three answers is found. */
export const constrainedResponse: Instruction = () => (response) =>
  /My answer is (?:yes|no|maybe)\./.test(response);

/** At least so many parts between asterisks; what is between two on each side may count twice. */
export const numberOfHighlights: Instruction = (given) => {
  const wanted = given.count('num_highlights');
  return (response) => {
    const single = response.match(/\*[^\n*]*\*/g) ?? [];
    const double = response.match(/\*\*[^\n*]*\*\*/g) ?? [];
    return [...single, ...double].filter((one) => stripEnds(one, '*').trim() !== '').length >= wanted;
  };
};

/** At least so many sections, each begun by a word and a number. */
export const multipleSections: Instruction = (given) => {
  const splitter = given.text('section_spliter').trim();
  const wanted = given.count('num_sections');
  const pattern = argumentPattern(`${String.raw`\s?`}${splitter}${String.raw`\s?\p{Nd}+\s?`}`, {
    flags: 'g',
  });
  return (response) => countOf(response, pattern) >= wanted;
};

const FENCES = ['```json', '```Json', '```JSON', '```'] as const;

/** The whole response is JSON, also in a fenced block. */
export const jsonFormat: Instruction = () => (response) => {
  let text = response.trim();
  for (const fence of FENCES) if (text.startsWith(fence)) text = text.slice(fence.length);
  if (text.endsWith('```')) text = text.slice(0, -3);
  return isPythonJson(text.trim());
};

/** A title in double angular brackets is found: on a line, from the first two that open to the last two that close. */
export const title: Instruction = () => (response) =>
  response.split('\n').some((line) => {
    const start = line.indexOf('<<');
    const end = line.lastIndexOf('>>');
    return start >= 0 && end > start && stripEnd(stripStart(line.slice(start, end), '<'), '>').trim() !== '';
  });

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
