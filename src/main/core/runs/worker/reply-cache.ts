import type { ReplyCache } from '#core/engine/attempt-ports.ts';
import type { ModelReply } from '#core/engine/ports.ts';

import type { CoreLine } from './core-line.ts';

/** Earlier replies, kept by the core. */
export function createReplyCache(core: CoreLine): ReplyCache {
  return {
    async get(key) {
      const json = await core.ask({ kind: 'recall', key });
      // Written by `set` below; a reply is plain data.
      return typeof json === 'string' ? (JSON.parse(json) as ModelReply) : null;
    },
    set(key, reply) {
      core.tell({ type: 'remember', key, replyJson: JSON.stringify(reply) });
      return Promise.resolve();
    },
  };
}
