import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

interface Instruction {
  id: string;
  instruction: string;
  pattern: string;
  forbidden: string;
  example: string;
}

const resources = new URL('../../resources/environments/plain-instructions/', import.meta.url);
const rows = readFileSync(new URL('cases.jsonl', resources), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Instruction);
const nearMisses = JSON.parse(
  readFileSync(new URL('../fixtures/builtin/plain-instructions-near-misses.json', import.meta.url), 'utf8'),
) as Record<string, string>;

const words = (text: string) => text.split(/[\s]+/).filter(Boolean);
const count = (text: string, word: string) =>
  text
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.filter((each) => each === word).length ?? 0;
const linesOf = (text: string) => text.split('\n');
const initials = (text: string) =>
  linesOf(text)
    .map((line) => line.charAt(0))
    .join('');

/** What each instruction asks for, checked by counting instead of by a pattern. */
const checkers: Record<string, (answer: string) => boolean> = {
  'length-01': (a) => words(a).length === 7 && count(a, 'rain') === 1,
  'length-02': (a) => words(a).length === 5 && words(a)[0] === 'Yesterday',
  'length-03': (a) => a.split('. ').length === 3 && a.split('. ').every((s) => words(s).length <= 8),
  'length-04': (a) => a.replace('.', '').length === 6 && words(a).length === 1,
  'length-05': (a) => a.split('*').length === 4 && a.split('*')[0] === 'tree',
  'length-06': (a) => a.split('\n\n').length === 2 && a.split('\n\n').every((p) => count(p, 'bread') === 1),
  'length-07': (a) => words(a).length === 10 && a.endsWith('!') && count(a, 'sea') === 1,
  'length-08': (a) => a.length >= 30 && a.length <= 40 && count(a, 'winter') === 1,
  'letters-01': (a) => !a.toLowerCase().includes('e') && words(a).length >= 5,
  'letters-02': (a) =>
    a ===
    'BANANA'
      .split('')
      .map((letter) => `${letter}.`)
      .join(''),
  'letters-03': (a) => words(a).length === 4 && words(a).every((w) => w.toLowerCase().startsWith('s')),
  'letters-04': (a) => initials(a) === 'CAT' && a === a.toUpperCase(),
  'letters-05': (a) => initials(a) === 'MOON' && linesOf(a).every((line) => words(line).length === 2),
  'letters-06': (a) =>
    a ===
    'abcdefgh'
      .split('')
      .filter((letter) => !'aeiou'.includes(letter))
      .join('-'),
  'letters-07': (a) => a === 'planet'.split('').reverse().join(''),
  'letters-08': (a) => a === a.toUpperCase() && a.includes('MUSIC') && a.endsWith('.'),
  'format-01': (a) =>
    linesOf(a).length === 3 && linesOf(a).every((l) => l.startsWith('- ')) && a.startsWith('- apple'),
  'format-02': (a) => a === ['Mercury', 'Venus', 'Earth'].map((name, i) => `${i + 1}) ${name}`).join('\n'),
  'format-03': (a) => linesOf(a)[0] === '## Results' && linesOf(a)[1] === '' && a.endsWith('.'),
  'format-04': (a) => a.startsWith('<<') && a.endsWith('>>') && a.toLowerCase().includes('garden'),
  'format-05': (a) => a.slice(1, -1) === 'It is late.' && a.startsWith('"') && a.endsWith('"'),
  'format-06': (a) => a === ['red', 7, true].join(','),
  'format-07': (a) =>
    linesOf(a).length === 3 && linesOf(a).every((l) => l.startsWith('|') && l.endsWith('|')),
  'format-08': (a) => a === new Date(Date.UTC(2031, 3, 9)).toISOString().slice(0, 10),
  'keywords-01': (a) => count(a, 'door') === 2 && a.endsWith('.'),
  'keywords-02': (a) => a.indexOf('clock') < a.indexOf('bridge') && a.indexOf('bridge') < a.indexOf('letter'),
  'keywords-03': (a) => count(a, 'market') === 1 && ['buy', 'sell', 'price'].every((w) => !a.includes(w)),
  'keywords-04': (a) => a === Array.from({ length: 5 }, () => 'echo').join(' '),
  'keywords-05': (a) => a.endsWith('?') && count(a, 'train') + count(a, 'trains') === 1,
  'keywords-06': (a) => a.startsWith('Although ') && a.includes('umbrella') && a.endsWith('home.'),
  'keywords-07': (a) => a.split(' versus ').length === 2 && a === a.toLowerCase(),
  'keywords-08': (a) => a.split(',').length === 3 && count(a, 'tea') === 1,
  'order-01': (a) => a === ['pear', 'fig', 'apple', 'lime'].toSorted().join(', '),
  'order-02': (a) => a === [4, 19, 7, 12].toSorted((x, y) => y - x).join('>'),
  'order-03': (a) => a === ['one', 'two', 'three'].toReversed().join('\n'),
  'order-04': (a) => a === ['left', 'left', 'left', 'right', 'right'].join('/'),
  'order-05': (a) => a === 'Cats chase dogs.',
  'order-06': (a) => a === [11, 12, 13, 14, 15, 16, 17, 18, 19].filter((n) => n % 2 === 0).join(';'),
  'order-07': (a) => a === ['Saturday', 'Sunday'].toReversed().join(' & '),
  'order-08': (a) => a === 'elephant'.slice(0, 3) + 'umbrella'.slice(-3),
  'combined-01': (a) =>
    linesOf(a).length === 2 && linesOf(a).every((l) => l.startsWith('* ') && count(l, 'bicycle') === 1),
  'combined-02': (a) => words(a).length === 6 && a === a.toLowerCase() && count(a, 'forest') === 1,
  'combined-03': (a) => isRecordWithOnly(a, 'mood'),
  'combined-04': (a) => linesOf(a)[0] === 'START' && linesOf(a)[2] === 'END' && count(a, 'snow') === 1,
  'combined-05': (a) =>
    linesOf(a).length === 2 && linesOf(a)[0]?.endsWith('night,') === true && a.endsWith('light.'),
  'combined-06': (a) => a.includes('[cat]') && words(a).length <= 8 && a.endsWith('.'),
  'combined-07': (a) => a.split(' -> ').length === 2 && a.startsWith('Lima ->'),
  'combined-08': (a) =>
    a.startsWith('Honestly,') && words(a).length >= 4 && words(a).length <= 9 && a.endsWith('.'),
};

function isRecordWithOnly(text: string, key: string): boolean {
  try {
    return Object.keys(JSON.parse(text) as object).join() === key;
  } catch {
    return false;
  }
}

function follows({ pattern, forbidden }: Instruction, answer: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(answer) && !new RegExp(forbidden).test(answer);
}

test('every instruction has its own checker', () => {
  expect(Object.keys(checkers)).toEqual(rows.map(({ id }) => id));
});

describe.each(rows)('$id', (row) => {
  test('its example follows it by the pattern and by counting', () => {
    expect({ byPattern: follows(row, row.example), byCounting: checkers[row.id]?.(row.example) }).toEqual({
      byPattern: true,
      byCounting: true,
    });
  });

  test('an answer that nearly follows it fails by the pattern and by counting', () => {
    const nearMiss = nearMisses[row.id] ?? '';

    expect({ byPattern: follows(row, nearMiss), byCounting: checkers[row.id]?.(nearMiss) }).toEqual({
      byPattern: false,
      byCounting: false,
    });
  });
});
