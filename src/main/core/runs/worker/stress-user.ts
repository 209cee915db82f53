import type { RoleModel } from '#core/engine/attempt-ports.ts';
import type { ModelReply } from '#core/engine/ports.ts';
import { instantReply } from '#core/providers/instant-reply.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';

/** Plays the user in the stress test without a model: says the input of the case, then the stop phrase. Null where there is no user to play. */
export function stressUser({ harness }: Manifest): RoleModel | null {
  if (harness.kind !== 'multi-turn' && harness.kind !== 'tool-loop') return null;
  const { user } = harness;
  if (user === undefined) return null;
  const [stop = ''] = user.stopPhrases;
  const said = (text: string): Promise<ModelReply> => Promise.resolve(instantReply(text));
  return {
    name: 'baseline:user',
    identity: 'baseline:user',
    price: null,
    gate: { enter: () => null, onRetry: () => undefined },
    model: {
      complete(request, { testCase }) {
        const hasSpoken =
          request.mode === 'chat' && request.messages.some(({ role }) => role === 'assistant');
        return said(hasSpoken ? stop : testCase.input);
      },
    },
  };
}
