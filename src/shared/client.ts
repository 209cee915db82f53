import type { CallInput, CallName, EventName, EventPayload, Output } from './contract.ts';
import { unwrap } from './errors.ts';
import type { Transport } from './transport.ts';

export interface Client {
  /** Throws the AppError of a call that failed. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Output<N>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

export function createClient(transport: Transport): Client {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Output<N>> {
      return unwrap(await transport.call(name, input)) as Output<N>;
    },
    on(name, listener) {
      return transport.listen((received, payload) => {
        if (received === name) listener(payload as never);
      });
    },
  };
}
