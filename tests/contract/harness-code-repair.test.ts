import { describe, expect, test } from 'vitest';

import { attempt } from '../support/attempt-world.ts';
import { replyOf, scriptedModel } from '../support/scripted-model.ts';
import { realSandboxes } from '../support/tool-cases.ts';

const scoring = {
  checks: [{ kind: 'code-tests', language: 'javascript', tests: 'tests', byAttempt: [1, 0.5] }],
  passMark: 0.5,
};
const testCase = { fields: { tests: 'if (double(2) !== 4) throw new Error("double(2) is " + double(2));' } };
const wrong = '```javascript\nfunction double(x) { return x; }\n```';
const right = '```javascript\nfunction double(x) { return 2 * x; }\n```';

function repaired(replies: readonly string[], harness: object = {}) {
  const model = scriptedModel(...replies.map((reply) => replyOf(reply)));
  const ports = { sandboxes: realSandboxes() };
  const result = attempt({ model, harness: { kind: 'code-repair', ...harness }, scoring, testCase, ports });
  return result.then((done) => ({ model, result: done }));
}

describe('code repair', () => {
  test('a program that passes at once is not asked for again', async () => {
    const { model, result } = await repaired([right]);

    expect(result).toMatchObject({ verdict: 'pass', score: 1, response: right });
    expect(model.requests).toHaveLength(1);
    expect(result.transcript.at(-1)).toMatchObject({
      role: 'tool',
      content: 'All tests passed.',
      isError: false,
    });
  });

  test('what failed is shown, and a pass at the second try is worth what the check says', async () => {
    const { model, result } = await repaired([wrong, right]);

    expect(result).toMatchObject({ verdict: 'pass', score: 0.5, response: right });
    expect(model.requests[1]).toMatchObject({
      messages: [
        { role: 'user' },
        { role: 'assistant', content: wrong },
        { role: 'user', content: expect.stringContaining('double(2) is 2') },
      ],
    });
  });

  test('after the last try the case fails, with the template of the environment in between', async () => {
    const feedback = 'Try {{ attempt }} failed: {{ output }}';

    const { model, result } = await repaired([wrong], { attempts: 2, feedback });

    expect(result).toMatchObject({ verdict: 'fail', failure: null });
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]).toMatchObject({
      messages: [{}, {}, { content: expect.stringMatching(/^Try 1 failed: [\s\S]*double\(2\) is 2/) }],
    });
  });

  test('a program that never ends is a failed try', async () => {
    const endless = { ...scoring, checks: [{ ...scoring.checks[0], seconds: 0.3 }] };

    const result = await attempt({
      model: scriptedModel(replyOf('```javascript\nfor (;;);\n```'), replyOf(right)),
      harness: { kind: 'code-repair' },
      scoring: endless,
      testCase,
      ports: { sandboxes: realSandboxes() },
    });

    expect(result).toMatchObject({ verdict: 'pass', score: 0.5 });
  });
});
