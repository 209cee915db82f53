import { expect, test } from 'vitest';

import { searchDocs } from '#renderer/docs/search-docs.ts';

const pages = [
  {
    name: 'start',
    title: 'First steps',
    markdown: '# First steps\nPick an environment.\n\n## Judges\nA `judge` is a [model](x.md) that scores.\n',
  },
  {
    name: 'format',
    title: 'Bundle format',
    markdown: `# Bundle format\nText.\n\n\`\`\`yaml\n# Judges in a comment\n\`\`\`\n\n## Checks\n${'Long text before it. '.repeat(20)}A judge follows. ${'After. '.repeat(60)}\n`,
  },
];
const text = (finding: ReturnType<typeof searchDocs>[number] | undefined) =>
  finding?.excerpt.map((part) => part.text).join('');

test('sections with all words are found, those with the word in the heading first', () => {
  const found = searchDocs(pages, 'judge');

  expect(found.map(({ page, heading }) => `${page}: ${heading}`)).toEqual([
    'start: Judges',
    'format: Bundle format',
    'format: Checks',
  ]);
  expect(searchDocs(pages, 'judge environment')).toEqual([]);
});

test('the excerpt is plain text around the first place, which is marked', () => {
  const [first, , last] = searchDocs(pages, 'JUDGE');

  expect(text(first)).toBe('A judge is a model that scores.');
  expect(first?.excerpt.filter((part) => part.found)).toEqual([{ text: 'judge', found: true }]);
  expect(text(last)).toMatch(/^… .*A judge follows\..* …$/);
  expect(text(last)?.length).toBeLessThan(200);
});

test('signs of patterns are searched as they are; nothing searched finds nothing', () => {
  expect(searchDocs(pages, '(.*')).toEqual([]);
  expect(searchDocs(pages, '  ')).toEqual([]);
});
