import type { Reply } from '#shared/errors.ts';
import type { Transport } from '#shared/transport.ts';
import { decodeWire, encodeWire } from '#shared/wire.ts';

/** The transport of the browser shell: calls by POST, events by server-sent events. */
export function browserTransport(): Transport {
  return { call: postCall, listen: listenToEvents };
}

async function postCall(name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    const response = await fetch(`call/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: encodeWire(input),
    });
    const reply: unknown = decodeWire(await response.text());
    return isReply(reply) ? reply : unusable(`The server answered ${response.status} without a result.`);
  } catch {
    return unusable('BenchGen does not answer. Check that “benchgen serve” is still running, then retry.');
  }
}

function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

function unusable(message: string): Reply<never> {
  return { ok: false, error: { code: 'internal', message, problems: [] } };
}

function listenToEvents(listener: (name: string, payload: unknown) => void): () => void {
  const source = new EventSource('events');
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const event: unknown = decodeWire(message.data);
    if (isEvent(event)) listener(event.name, event.payload);
  });
  return () => source.close();
}

function isEvent(value: unknown): value is { name: string; payload: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
