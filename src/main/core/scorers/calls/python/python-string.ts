import { PythonFault, type PythonToken } from './python-token.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const CODED = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3}))/y;

/** Reads a string that begins at `start`. Throws PythonFault for one that does not end or that is no plain text. */
export function readPythonString(
  source: string,
  start: number,
  { prefix, quote }: { prefix: string; quote: string },
): PythonToken {
  const kind = prefix.toLowerCase();
  if (kind !== '' && kind !== 'r' && kind !== 'u')
    throw new PythonFault(`strings with “${prefix}” are not read`);
  let value = '';
  let place = start + prefix.length + quote.length;
  while (!source.startsWith(quote, place)) {
    if (place >= source.length || (quote.length === 1 && source[place] === '\n')) {
      throw new PythonFault('a string does not end');
    }
    const piece = pieceAt(source, place, kind === 'r');
    value += piece.text;
    place += piece.length;
  }
  return { kind: 'string', value, start, end: place + quote.length };
}

function pieceAt(source: string, place: number, isRaw: boolean): { text: string; length: number } {
  const character = source.charAt(place);
  if (character !== '\\') return { text: character, length: 1 };
  const next = source.charAt(place + 1);
  if (isRaw) return { text: character + next, length: 2 };
  CODED.lastIndex = place;
  const coded = CODED.exec(source);
  if (coded !== null) return { text: codedText(coded), length: coded[0].length };
  if (/[xuUN]/.test(next)) throw new PythonFault(`“\\${next}” is not read`);
  return { text: ESCAPES[next] ?? `\\${next}`, length: 2 };
}

function codedText([, hex, short, long, octal]: RegExpExecArray): string {
  const code = octal === undefined ? parseInt(hex ?? short ?? long ?? '', 16) : parseInt(octal, 8);
  if (code > 0x10ffff) throw new PythonFault('a character does not exist');
  return String.fromCodePoint(code);
}
