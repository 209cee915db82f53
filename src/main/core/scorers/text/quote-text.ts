const LONGEST = 80;

/** A text as a reason shows it: on one line, cut at 80 characters. */
export function quoteText(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return 'nothing';
  const characters = Array.from(line);
  return characters.length > LONGEST || text.length > LONGEST * 4
    ? `“${characters.slice(0, LONGEST).join('')}…”`
    : `“${line}”`;
}

/** Several acceptable texts as a reason shows them: `“a” or “b” or 3 more`. */
export function quoteAlternatives(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).map(quoteText);
  if (texts.length > shown.length) shown.push(`${texts.length - shown.length} more`);
  return shown.join(' or ');
}
