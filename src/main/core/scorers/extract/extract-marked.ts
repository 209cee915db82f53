import { escapeRegex } from '../text/escape-regex.ts';
import { type Extraction, takeMatch } from './extract-step.ts';

/** The text inside the first or last pair of tags, without white space around it. */
export function extractTag({ tag, take }: { tag: string; take: 'first' | 'last' }): Extraction {
  const mark = new RegExp(`<(/?)${escapeRegex(tag)}(?:\\s[^<>]*)?>`, 'gi');
  return (text) => takeMatch(insideTags(text, mark), take)?.trim() ?? null;
}

/** What stands between an opening tag and the next closing one. */
function* insideTags(text: string, mark: RegExp): Generator<string> {
  let start: number | null = null;
  for (const { index, 0: token, 1: slash } of text.matchAll(mark)) {
    if (slash === '') start ??= index + token.length;
    else if (start !== null) {
      yield text.slice(start, index);
      start = null;
    }
  }
}

/** The content of the last `\boxed{…}` with balanced braces, without white space around it. */
export function extractBoxed(): Extraction {
  return (text) => {
    const open: { start: number; isBox: boolean }[] = [];
    let last: { start: number; end: number } | null = null;
    for (const { index, 0: token } of text.matchAll(/\\f?boxed\s*\{|\\[\s\S]|[{}]/g)) {
      if (token.endsWith('{') && token !== '\\{') {
        open.push({ start: index + token.length, isBox: token.length > 1 });
      } else if (token === '}') {
        const closed = open.pop();
        if (closed?.isBox === true && closed.start > (last?.start ?? -1))
          last = { start: closed.start, end: index };
      }
    }
    return last === null ? null : text.slice(last.start, last.end).trim();
  };
}
