import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findTextCalls } from '#core/harnesses/protocol/find-text-calls.ts';

const fragments = fc.constantFrom(
  '<tool_call>',
  '</tool_call>',
  '```json\n',
  '```',
  '{"name": "add", "arguments": ',
  '{"x": 5.0}',
  '}',
  '[',
  ', ',
  'True',
  'Some words.',
);

test('no text of a model breaks the reading of calls', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fragments, fc.string()), { maxLength: 12 }), (parts) => {
      const { calls, problems } = findTextCalls(parts.join(''), ['add']);

      expect(calls.every(({ name }) => name !== '')).toBe(true);
      expect(problems.every((problem) => problem.startsWith('Error: '))).toBe(true);
    }),
  );
});

test('a call is read as it was written, whatever its arguments hold', () => {
  const given = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(given, fc.string(), (args, before) => {
      fc.pre(!JSON.stringify(args).includes('tool_call>') && !before.includes('tool_call>'));
      const block = `<tool_call>\n${JSON.stringify({ name: 'add', arguments: args })}\n</tool_call>`;

      const { calls, problems } = findTextCalls(`${before}\n${block}`, ['add']);

      expect(problems).toEqual([]);
      expect(calls.map(({ argumentsJson }) => JSON.parse(argumentsJson))).toEqual([args]);
    }),
  );
});

test('long texts without calls are read to their end', () => {
  const texts = [
    '<tool_call>'.repeat(20_000),
    '```\n'.repeat(20_000),
    `{"a": ${'['.repeat(50_000)}`,
    ', '.repeat(99_999),
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `<tool_call>{"name": "add", "arguments": ${'['.repeat(20_000)}${']'.repeat(20_000)}}</tool_call>`,
  ];

  for (const text of texts) expect(findTextCalls(text, ['add']).calls).toEqual([]);
});
