/** The largest context window asked of one model so far. */
export interface ContextFloor {
  current(): number;
  raise(tokens: number): void;
  close(): void;
}

interface Raised {
  readonly of: string;
  readonly tokens: number;
}

/** Shares the floor between the threads of this process: two threads that ask for different windows would make Ollama load the model anew for every request. */
export function createContextFloor(of: string): ContextFloor {
  const channel = new BroadcastChannel('benchgen context floor');
  let floor = 0;
  channel.onmessage = ({ data }) => {
    if (isRaised(data) && data.of === of) floor = Math.max(floor, data.tokens);
  };
  channel.unref();
  return {
    current: () => floor,
    raise(tokens) {
      if (tokens <= floor) return;
      floor = tokens;
      channel.postMessage({ of, tokens } satisfies Raised);
    },
    close: () => channel.close(),
  };
}

function isRaised(data: unknown): data is Raised {
  return typeof data === 'object' && data !== null && 'of' in data && 'tokens' in data;
}
