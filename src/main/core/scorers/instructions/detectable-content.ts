import type { Instruction } from './instruction.ts';
import { argumentPattern } from './text/python-pattern.ts';

/** At least so many placeholders in square brackets. */
export const numberOfPlaceholders: Instruction = (given) => {
  const wanted = given.count('num_placeholders');
  return (response) => (response.match(/\[[^\n]*?\]/g)?.length ?? 0) >= wanted;
};

/** Postscripts are often written with spaces between their letters. */
const MARKERS: Readonly<Record<string, RegExp>> = {
  'P.P.S': /p\.\s?p\.\s?s/,
  'P.S.': /p\.\s?s\./,
};

/** A postscript is found, begun by its marker. */
export const postscript: Instruction = (given) => {
  const marker = given.text('postscript_marker').trim();
  const pattern = MARKERS[marker] ?? argumentPattern(marker.toLowerCase(), { flags: '' });
  return (response) => pattern.test(response.toLowerCase());
};
