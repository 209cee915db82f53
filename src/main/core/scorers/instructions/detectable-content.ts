import type { Instruction } from './instruction.ts';
import { argumentPattern } from './text/python-pattern.ts';

/** At least so many placeholders in square brackets. */
export const numberOfPlaceholders: Instruction = (given) => {
  const wanted = given.count('num_placeholders');
  return (response) => response.split('\n').reduce((sum, line) => sum + placeholdersIn(line), 0) >= wanted;
};

/** Each from an opening bracket to the next that closes. */
function placeholdersIn(line: string): number {
  const pieces = line.split(']').slice(0, -1);
  return pieces.filter((piece) => piece.includes('[')).length;
}

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
