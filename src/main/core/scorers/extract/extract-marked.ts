import { escapeRegex } from '../text/escape-regex.ts';
import { type Extraction, takeMatch } from './extract-step.ts';

/** A fence of at least three backticks or tildes, its info string, and the lines up to a fence as long or the end. */
const FENCE =
  /^[ \t]*(`{3,}|~{3,})[ \t]*([^\n`]*)\r?\n(?:([\s\S]*?)\r?\n)??[ \t]*(?:\1[`~]*[ \t]*$|(?![\s\S]))/gm;

/** The inside of the first or last fenced code block, of one language if asked; the last may be left open. */
export function extractCodeBlock(step: { codeBlock: true | string; take: 'first' | 'last' }): Extraction {
  return (text) => {
    const blocks = [...text.matchAll(FENCE)].filter(
      (match) => step.codeBlock === true || isLanguage(match[2] ?? '', step.codeBlock),
    );
    return takeMatch(blocks, step.take)?.[3] ?? (blocks.length > 0 ? '' : null);
  };
}

function isLanguage(info: string, language: string): boolean {
  return info.trim().split(/\s+/)[0]?.toLowerCase() === language.toLowerCase();
}

/** The text inside the first or last pair of tags, without white space around it. */
export function extractTag({ tag, take }: { tag: string; take: 'first' | 'last' }): Extraction {
  const name = escapeRegex(tag);
  const pair = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}\\s*>`, 'gi');
  return (text) => takeMatch(text.matchAll(pair), take)?.[1]?.trim() ?? null;
}

/** The content of the last `\boxed{…}` with balanced braces, without white space around it. */
export function extractBoxed(): Extraction {
  return (text) => {
    const starts = [...text.matchAll(/\\f?boxed\s*\{/g)].toReversed();
    for (const start of starts) {
      const content = balanced(text, start.index + start[0].length);
      if (content !== null) return content.trim();
    }
    return null;
  };
}

function balanced(text: string, start: number): string | null {
  let depth = 1;
  for (let place = start; place < text.length; place++) {
    const character = text.charAt(place);
    if (character === '\\') place += 1;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return text.slice(start, place);
  }
  return null;
}
