import { Agent } from 'undici';

import { isRemote } from './held-back.ts';
import { lookupLoopback } from './loopback.ts';
import type { Endpoint } from './model-spec.ts';

/** The connections to one endpoint. */
export interface Connections {
  /** Those to send the next request by. */
  current(): Agent;
  /** Drops all. */
  close(): Promise<void>;
}

/** Connections that drop when the offline lock goes on, unless the endpoint is on this machine. */
export function createConnections(endpoint: Endpoint): Connections {
  const isElsewhere = isRemote(endpoint);
  let agent: Agent | null = null;
  const drop = async () => {
    const dropped = agent;
    agent = null;
    await dropped?.destroy();
  };
  const stopListening = isElsewhere ? endpoint.offlineLock.onTurnedOn(() => void drop()) : () => undefined;
  return {
    current: () => (agent ??= openAgent(isElsewhere)),
    async close() {
      stopListening();
      await drop();
    },
  };
}

function openAgent(isElsewhere: boolean): Agent {
  // A hosts file may send a name of this machine anywhere.
  const connect = isElsewhere ? {} : { lookup: lookupLoopback };
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, connect });
}
