const ADDRESSES =
  /https?:\/\/[-_.?&~;+=/#0-9A-Za-z]{1,2076}|[-_.0-9A-Za-z]{1,64}@[-_0-9A-Za-z]{1,255}[-_.0-9A-Za-z]{1,255}/g;

/** Beyond this a text says nothing new about its language. */
const LONGEST = 10_000;

/**
 * What of a text tells its language: without addresses, one space for several, and without Latin letters where those
 * of another script are more than twice as many.
 */
export function tellingCharacters(text: string): string[] {
  const plain = Array.from(text.normalize('NFC').replace(ADDRESSES, ' ').replace(/ {2,}/g, ' ')).slice(
    0,
    LONGEST,
  );
  const latin = plain.filter(isLatin).length;
  const other = plain.filter((one) => one >= '\u0300' && !/[\u1e00-\u1eff]/.test(one)).length;
  return (latin * 2 < other ? plain.filter((one) => !isLatin(one)) : plain).map(profileCharacter);
}

function isLatin(character: string): boolean {
  return character >= 'A' && character <= 'z';
}

/** Characters that the profiles count as one, by the first and last of their block. */
const BLOCKS: readonly (readonly [from: string, to: string, character: string])[] = [
  ['\u0000', '\u0040', ' '],
  ['\u005b', '\u0060', ' '],
  ['\u007b', '\u007f', ' '],
  ['\u1ea0', '\u1eff', '\u1ec3'],
  ['\u2000', '\u206f', ' '],
  ['\u3040', '\u309f', '\u3042'],
  ['\u30a0', '\u30ff', '\u30a2'],
  ['\u3100', '\u312f', '\u3105'],
  ['\u31a0', '\u31bf', '\u3105'],
  ['\uac00', '\ud7af', '\uac00'],
];

const ALIKE: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u00ab': ' ',
  '\u00b0': ' ',
  '\u00bb': ' ',
  // Romanian with a comma below and with a cedilla.
  '\u0219': '\u015f',
  '\u021b': '\u0163',
  // Persian and Arabic yeh.
  '\u06cc': '\u064a',
};

function profileCharacter(character: string): string {
  const block = BLOCKS.find(([from, to]) => character >= from && character <= to);
  return block?.[2] ?? ALIKE[character] ?? character;
}
