const ESCAPE = String.fromCharCode(27);
/** The styles that the command line itself writes. */
const OWN_STYLE = new RegExp(`${ESCAPE}\\[(?:1|2|22|3[1-3]|39)m`, 'gu');
const CONTROL = /(?!\r\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text as a terminal may show it: what bundles and models write must not move the cursor, change the title or reach
 * the clipboard, so control characters other than tabs and line breaks become `\u001b` and the like. Inside of JSON that
 * is the same text.
 */
export function withoutControls(text: string): string {
  const parts = text.split(OWN_STYLE);
  const styles = text.match(OWN_STYLE) ?? [];
  return parts.map((part, place) => part.replace(CONTROL, shown) + (styles[place] ?? '')).join('');
}

function shown(character: string): string {
  if (character === '\n' || character === '\t') return character;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
