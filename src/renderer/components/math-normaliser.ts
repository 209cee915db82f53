/** Code spans and fences, which are left alone, and the math delimiters outside of them. */
const PARTS =
  /(^ {0,3}(?:```|~~~)[\s\S]*?(?:^ {0,3}(?:```|~~~)[^\S\n]*$|(?![\s\S]))|(`+)(?!`)[\s\S]*?[^`]\2(?!`))/gm;

/**
 * Makes Markdown of models safe for the math syntax of the renderer: `\(…\)` and `\[…\]` become `$…$` and `$$…$$`,
 * and a `$` that is a price is escaped. A pair of `$` is math by Pandoc's rule: no space just inside, and no digit
 * right after the closing one.
 */
export function normaliseMath(markdown: string): string {
  let result = '';
  let end = 0;
  for (const match of markdown.matchAll(PARTS)) {
    result += normaliseText(markdown.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + normaliseText(markdown.slice(end));
}

function normaliseText(text: string): string {
  return text
    .split(/(\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)|\$\$[\s\S]*?\$\$)/)
    .map((part) => {
      if (part.startsWith('\\[') && part.endsWith('\\]')) return `\n$$\n${part.slice(2, -2).trim()}\n$$\n`;
      if (part.startsWith('\\(') && part.endsWith('\\)')) return `$${part.slice(2, -2).trim()}$`;
      return part.startsWith('$$') && part.endsWith('$$') && part.length > 3 ? part : escapePrices(part);
    })
    .join('');
}

function escapePrices(text: string): string {
  let result = '';
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? '';
    if (sign === '\\') {
      result += sign + (text[place + 1] ?? '');
      place += 1;
      continue;
    }
    if (sign !== '$') {
      result += sign;
      continue;
    }
    const close = closingDollar(text, place);
    if (close === null) {
      result += '\\$';
      continue;
    }
    result += text.slice(place, close + 1);
    place = close;
  }
  return result;
}

/** Where the formula that opens at `open` ends, or null if this dollar opens none. */
function closingDollar(text: string, open: number): number | null {
  if (/\s|^$/.test(text[open + 1] ?? '')) return null;
  for (let place = open + 1; place < text.length; place += 1) {
    const sign = text[place];
    if (sign === '\n' && text[place + 1] === '\n') return null;
    if (sign === '\\') place += 1;
    else if (sign === '$') {
      const closes =
        !/\s/.test(text[place - 1] ?? ' ') && !/\d/.test(text[place + 1] ?? '') && place > open + 1;
      return closes ? place : null;
    }
  }
  return null;
}
