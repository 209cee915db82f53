/** The thread's end of its line to the one who started it. */
export interface ThreadPort {
  postMessage(message: FromThread): void;
  on(event: 'message', listener: (message: ToThread) => void): unknown;
}

/** One request at a time. */
export interface ToThread {
  request: unknown;
}

export type FromThread =
  | { type: 'ready' }
  | { type: 'answer'; value: unknown }
  /** The thread could not do its work. */
  | { type: 'fault'; message: string };

/** Answers requests one by one. `answer` is given what the other end sent: same build, same types. */
export function serveThread<Q>(port: ThreadPort, answer: (request: Q) => unknown): void {
  port.on('message', ({ request }) => {
    void reply(port, () => answer(request as Q));
  });
  port.postMessage({ type: 'ready' });
}

async function reply(port: ThreadPort, answer: () => unknown): Promise<void> {
  try {
    port.postMessage({ type: 'answer', value: await answer() });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ type: 'fault', message });
  }
}
