const ON = 1;

/**
 * The offline lock as one thread sees it. Its state is memory shared with the other threads: a switch holds in
 * all of them at once, and each is then told to drop what is under way.
 */
export class OfflineLock {
  /** To be handed to other threads. */
  readonly memory: SharedArrayBuffer;
  readonly #state: Int32Array;
  readonly #listeners = new Set<() => void>();

  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#state = new Int32Array(memory);
  }

  get isOn(): boolean {
    return Atomics.load(this.#state, 0) === ON;
  }

  /** Switches it for all threads and tells the listeners of this one. */
  switch(isOn: boolean): void {
    const wasOn = this.isOn;
    Atomics.store(this.#state, 0, isOn ? ON : 0);
    if (isOn && !wasOn) this.tell();
  }

  /** Tells the listeners of this thread that the lock was turned on, here or in another thread. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls back each time the lock is turned on. Returns the function that stops it. */
  onTurnedOn(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
