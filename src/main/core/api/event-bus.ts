import type { EventName, EventPayload } from '#shared/contract.ts';

export type EventListener = (name: EventName, payload: unknown) => void;

/** Tells every door what happened. Events inform; they never command. */
export interface EventBus {
  publish<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** Returns the function that stops listening. */
  listen(listener: EventListener): () => void;
}

export function createEventBus(): EventBus {
  const listeners = new Set<EventListener>();
  return {
    publish(name, payload) {
      for (const listener of listeners) listener(name, payload);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
