const NOT_ASCII = /[^ -~\s]/;
const ACCENTS = /[\u0300-\u036f]/g;
const SPACE = /\s+/g;

/**
 * The form in which texts are compared by search: no difference between upper and lower case, accented and plain
 * letters, full and half width, one space and a line break. The index and what is not indexed yet use the same one.
 */
export function foldText(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase().replace(SPACE, ' ');
  const plain = text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().replace(SPACE, ' ');
  // The tokenizer of the index would stop at a zero character.
  return plain.replaceAll('\0', ' ');
}
