import type { WorkerThread } from '../pool/worker-thread.ts';
import type { EndpointRegistry } from './endpoint-registry.ts';

/**
 * Places that calls of judges and users hold at endpoints, across all threads. Nobody holds a place while waiting
 * for another (an attempt lends its own), so waiting always comes to an end.
 */
export interface RolePlaces {
  /** Resolves when the thread has a place. */
  take(thread: WorkerThread, endpoint: string): Promise<void>;
  leave(thread: WorkerThread, endpoint: string): void;
  /** The thread is gone, and so are its calls. */
  onEnd(thread: WorkerThread): void;
}

/** `onFreed` is told whenever a place becomes free. */
export function createRolePlaces(endpoints: EndpointRegistry, onFreed: () => void): RolePlaces {
  const held = new Map<WorkerThread, Map<string, number>>();
  const gone = new WeakSet<WorkerThread>();

  const free = (endpoint: string, count: number) => {
    for (let place = 0; place < count; place++) endpoints.find(endpoint)?.leave();
    if (count > 0) onFreed();
  };

  return {
    async take(thread, endpoint) {
      await endpoints.find(endpoint)?.enter();
      if (gone.has(thread)) {
        free(endpoint, 1);
        return;
      }
      const places = held.get(thread) ?? new Map<string, number>();
      held.set(thread, places.set(endpoint, (places.get(endpoint) ?? 0) + 1));
    },
    leave(thread, endpoint) {
      const places = held.get(thread);
      const count = places?.get(endpoint) ?? 0;
      if (count === 0) return;
      places?.set(endpoint, count - 1);
      free(endpoint, 1);
    },
    onEnd(thread) {
      gone.add(thread);
      for (const [endpoint, count] of held.get(thread) ?? []) free(endpoint, count);
      held.delete(thread);
    },
  };
}
