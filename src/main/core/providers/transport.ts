import { fetch as undiciFetch } from 'undici';

import { connectionFailure } from './connection-failure.ts';
import { createConnections } from './connections.ts';
import { heldBack } from './held-back.ts';
import { httpFailure } from './http-failure.ts';
import type { Endpoint } from './model-spec.ts';

/** Carries requests to one endpoint. */
export interface Transport {
  /** Like the global fetch, for JSON bodies. Whatever is not a 2xx answer throws ModelError; an abort throws the signal's reason. */
  readonly fetch: typeof fetch;
  /** Drops all connections. */
  close(): Promise<void>;
}

/**
 * Opens a transport. It waits for an answer as long as the signal lets it (a local model may think for
 * twenty minutes), follows no redirect, and sends no header but its own: the clients would add some from
 * environment variables that were meant for another server. When the offline lock goes on, requests that leave
 * this machine break off, and no other is sent until it is off.
 */
export function createTransport(endpoint: Endpoint, model: string | null): Transport {
  const connections = createConnections(endpoint);
  const send = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const refusal = heldBack(endpoint, url);
    if (refusal) throw refusal;
    const response = await attempt(endpoint, init.signal ?? null, () =>
      // The types of undici 8 and of the fetch built into Node differ in name only.
      undiciFetch(url, {
        method: init.method ?? 'GET',
        headers: headersOf(endpoint),
        redirect: 'manual',
        dispatcher: connections.current(),
        ...(typeof init.body === 'string' && { body: init.body }),
        ...(init.signal && { signal: init.signal }),
      }),
    );
    if (response.ok) return response as unknown as Response;
    const body = await attempt(endpoint, init.signal ?? null, () => firstPart(response.body));
    throw httpFailure(endpoint, model, { status: response.status, headers: response.headers, body });
  };
  return { fetch: send, close: () => connections.close() };
}

async function attempt<T>(
  endpoint: Endpoint,
  signal: AbortSignal | null,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw heldBack(endpoint) ?? connectionFailure(endpoint, error);
  }
}

function headersOf({ key }: Endpoint): Record<string, string> {
  return {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'user-agent': 'BenchGen',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
}

const MOST_ERROR_BYTES = 65_536;

/** The beginning of an error body: a server may send anything of any length. */
async function firstPart(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MOST_ERROR_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_ERROR_BYTES).toString('utf8');
}
