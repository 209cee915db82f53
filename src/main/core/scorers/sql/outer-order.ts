const QUOTES: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '[': ']' };

/**
 * Whether the last statement of an SQL text has an ORDER BY at its outermost level: not within brackets (subqueries,
 * common table expressions, windows, aggregates), texts, quoted names or comments. One at the end of a compound
 * select orders all of it.
 */
export function hasOuterOrder(sql: string): boolean {
  let found = false;
  let depth = 0;
  let last = '';
  for (const token of tokens(sql)) {
    if (token === ';') last = ';';
    else {
      // What follows a semicolon is another statement.
      if (last === ';') found = false;
      if (token === '(') depth += 1;
      else if (token === ')') depth -= 1;
      else if (depth === 0 && token === 'BY' && last === 'ORDER') found = true;
      last = token;
    }
  }
  return found;
}

/** Words in capitals, brackets and semicolons; texts, quoted names, numbers and signs as `?`. */
function* tokens(sql: string): Generator<string> {
  let place = 0;
  while (place < sql.length) {
    const character = sql.charAt(place);
    const end = endOfSpace(sql, place);
    if (end > place) place = end;
    else if (/[\p{L}_]/u.test(character)) {
      const word = /[\p{L}\p{N}_$]+/uy;
      word.lastIndex = place;
      const text = word.exec(sql)?.[0] ?? character;
      yield text.toUpperCase();
      place += text.length;
    } else if (character in QUOTES) {
      yield '?';
      place = endOfQuote(sql, place);
    } else {
      yield '();'.includes(character) ? character : '?';
      place += 1;
    }
  }
}

/** After spaces and one comment; the place itself where there is neither. */
function endOfSpace(sql: string, place: number): number {
  if (sql.startsWith('--', place)) return endAfter(sql, '\n', place);
  if (sql.startsWith('/*', place)) return endAfter(sql, '*/', place + 2);
  return /\s/.test(sql.charAt(place)) ? place + 1 : place;
}

/** A doubled quote inside is taken for the end of one text and the start of the next, which comes to the same. */
function endOfQuote(sql: string, place: number): number {
  return endAfter(sql, QUOTES[sql.charAt(place)] ?? '', place + 1);
}

function endAfter(sql: string, text: string, from: number): number {
  const end = sql.indexOf(text, from);
  return end < 0 ? sql.length : end + text.length;
}
