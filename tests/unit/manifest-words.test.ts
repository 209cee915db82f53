import { expect, test } from 'vitest';

import { checkLine } from '#renderer/environment/manifest-words.ts';
import { CheckSpec } from '#shared/domain/manifest/check-spec.ts';

test('a rubric is told by the names of its criteria, without the signs of a data format', () => {
  const check = CheckSpec.parse({
    kind: 'judge',
    promptFile: 'judge-prompt.md',
    criteria: [
      { name: 'purpose', description: 'The reader knows what to do.', weight: 3 },
      { name: 'tone', description: 'The tone is kept.' },
    ],
    scale: { from: 1, to: 10 },
    sampling: { temperature: 0 },
  });

  const line = checkLine(check);

  expect(line).toContain('criteria purpose · tone');
  expect(line).toContain('scale from 1 to 10');
  expect(line).toContain('sampling temperature 0');
  expect(line).not.toMatch(/[{}"]/);
});
