import type { CallContext, ModelRequest } from '#core/engine/ports.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** A case with everything a provider may look at. */
export function scriptedCase(change: Partial<TestCase> = {}): TestCase {
  return {
    id: 'case-1',
    index: 0,
    digest: 'a'.repeat(64),
    input: 'What is two plus two?',
    expected: '4',
    solution: null,
    choices: null,
    tags: [],
    fields: {},
    ...change,
  };
}

export function chatRequest(
  content: string,
  sampling: ModelRequest['sampling'] = {},
): Extract<ModelRequest, { mode: 'chat' }> {
  return { mode: 'chat', messages: [{ role: 'user', content }], sampling };
}

export function callContext(change: Partial<CallContext> = {}): CallContext {
  return { testCase: scriptedCase(), attempt: 1, signal: new AbortController().signal, ...change };
}
