import { expect, test } from 'vitest';

import { withoutControls } from '../../src/main/cli/without-controls.ts';

test.each([
  ['the screen cleared', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
  ['the clipboard written', '\u001b]52;c;aGk=\u0007', '\\u001b]52;c;aGk=\\u0007'],
  ['the cursor moved back', 'fail\rpass', 'fail\\u000dpass'],
  ['the one-character form', '\u009b2J\u007f', '\\u009b2J\\u007f'],
  ['the direction turned', 'a\u202eb', 'a\\u202eb'],
  ['hidden letters', '\u001b[8mx', '\\u001b[8mx'],
])('a text of others shows %s instead of doing it', (_what, text, expected) => {
  expect(withoutControls(text)).toBe(expected);
});

test.each(['line\r\n\tnext é 🚲\n', '\u001b[1mbold\u001b[22m and \u001b[31mred\u001b[39m'])(
  'what the command line writes itself stays: %j',
  (text) => expect(withoutControls(text)).toBe(text),
);

test('a JSON document stays the same document', () => {
  const value = { text: 'a\u001b[2J\u0085\u009b\u202e' };
  expect(JSON.parse(withoutControls(JSON.stringify(value)))).toEqual(value);
});
