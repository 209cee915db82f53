import type { Reply } from '#shared/errors.ts';
import type { Transport } from '#shared/transport.ts';
import { decodeWire, encodeWire } from '#shared/wire.ts';
import { useConnection } from './connection.ts';

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

/** Browsers ask again by themselves after a broken connection, but not after a refusal. */
const ASK_AGAIN_MS = 3_000;

/** A reader that fell behind is cut off and connects again within a second: that is not worth a word. */
const PATIENCE_MS = 2_500;

function listenToEvents(listener: (name: string, payload: unknown) => void): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let away: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource('events');
    source.addEventListener('open', () => {
      clearTimeout(away);
      away = undefined;
      useConnection.setState({ isThere: true });
    });
    source.addEventListener('error', () => {
      away ??= setTimeout(() => useConnection.setState({ isThere: false }), PATIENCE_MS);
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, ASK_AGAIN_MS);
    });
    source.addEventListener('message', (message: MessageEvent<string>) => {
      const event: unknown = decodeWire(message.data);
      if (isEvent(event)) listener(event.name, event.payload);
    });
  };
  const close = () => {
    clearTimeout(again);
    clearTimeout(away);
    source?.close();
  };
  open();
  // A page that is being left is not one that lost its server.
  window.addEventListener('pagehide', close);
  return () => {
    window.removeEventListener('pagehide', close);
    close();
  };
}

function isEvent(value: unknown): value is { name: string; payload: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
