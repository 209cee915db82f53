export interface DocsPage {
  readonly name: string;
  readonly title: string;
  readonly markdown: string;
}

/** A piece of text; what was searched for is marked. */
export interface ExcerptPart {
  readonly text: string;
  readonly found: boolean;
}

export interface DocsFinding {
  readonly page: string;
  readonly pageTitle: string;
  /** As it stands on the page; the title of the page for what comes before the first one. */
  readonly heading: string;
  readonly excerpt: readonly ExcerptPart[];
}

interface Section {
  readonly heading: string;
  readonly text: string;
}

const MOST_FINDINGS = 30;
const BEFORE = 60;
const LENGTH = 180;

/** Sections in which every word occurs, headings first, then in reading order. Nothing for an empty search. */
export function searchDocs(pages: readonly DocsPage[], search: string): readonly DocsFinding[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found = pages.flatMap((page) =>
    sectionsOf(page).flatMap((section) => {
      const heading = section.heading.toLowerCase();
      const all = `${heading} ${section.text.toLowerCase()}`;
      if (!words.every((word) => all.includes(word))) return [];
      const inHeading = words.filter((word) => heading.includes(word)).length;
      return [{ page, section, inHeading }];
    }),
  );
  return found
    .toSorted((before, after) => after.inHeading - before.inHeading)
    .slice(0, MOST_FINDINGS)
    .map(({ page, section }) => ({
      page: page.name,
      pageTitle: page.title,
      heading: section.heading,
      excerpt: excerptOf(section.text, words),
    }));
}

/** The parts of a page between its headings; lines of code blocks are no headings. */
function sectionsOf({ title, markdown }: DocsPage): readonly Section[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: title, lines: [] }];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*```/.test(line)) inCode = !inCode;
    const heading = inCode ? undefined : /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading: plainText(heading), lines: [] });
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: plainText(lines.join(' ')) }))
    .filter(({ heading, text }) => text !== '' || heading !== title);
}

/** Markdown without its signs, in one line. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/```\w*|[`*]|^\s*>|\|?\s*:?-{3,}:?\s*\|?/g, ' ')
    .replace(/\s*\|\s*/g, ' · ')
    .replace(/\s+/g, ' ')
    .trim();
}

function excerptOf(text: string, words: readonly string[]): readonly ExcerptPart[] {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const around = Math.max(0, Math.min(text.length, ...places) - BEFORE);
  const start = places.length === 0 || around === 0 ? 0 : text.indexOf(' ', around) + 1;
  const cut = text.slice(start, start + LENGTH);
  return [
    ...(start > 0 ? [{ text: '… ', found: false }] : []),
    ...markWords(cut, words),
    ...(start + LENGTH < text.length ? [{ text: ' …', found: false }] : []),
  ];
}

function markWords(text: string, words: readonly string[]): readonly ExcerptPart[] {
  const pattern = new RegExp(`(${words.map((word) => escapeSigns(word)).join('|')})`, 'gi');
  return text
    .split(pattern)
    .map((part, place) => ({ text: part, found: place % 2 === 1 }))
    .filter((part) => part.text !== '');
}

function escapeSigns(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
