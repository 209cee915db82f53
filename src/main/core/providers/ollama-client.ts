import { Ollama } from 'ollama/browser';

import { withArgumentTexts } from './argument-texts.ts';
import { linesOf } from './lines-of.ts';
import type { Endpoint } from './model-spec.ts';
import { badAnswer, reportedFailure, streamCut } from './stream-failure.ts';

export interface OllamaCall {
  readonly endpoint: Endpoint;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  /** The response is a stream of lines. */
  readonly streams: boolean;
}

/** A client for one request: the signal of its own calls is the only way to abort one that waits for headers. */
export function createOllamaClient({ endpoint, fetch, signal, streams }: OllamaCall): Ollama {
  return new Ollama({
    host: endpoint.baseUrl ?? '',
    async fetch(input, init) {
      const response = await fetch(input, { ...init, signal });
      const type = response.headers.get('content-type') ?? '';
      if (/html/i.test(type)) throw badAnswer(endpoint, 'it sent a web page');
      return streams ? checked(endpoint, response) : response;
    },
  });
}

/** The client skips lines it cannot read and writes them to the console; but a text with a hole in it is no answer. */
function checked(endpoint: Endpoint, { body }: Response): Response {
  if (!body) throw badAnswer(endpoint, 'it sent nothing');
  return new Response(ReadableStream.from(checkedLines(endpoint, body)));
}

async function* checkedLines(
  endpoint: Endpoint,
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let ended = false;
  let unreadable = false;
  for await (const line of linesOf(body, (cause) => streamCut(endpoint, cause))) {
    // Only the last line may be cut off in the middle.
    if (unreadable) throw badAnswer(endpoint, 'a line of it is not JSON');
    if (line === '') continue;
    const value = objectOf(line);
    if (value) {
      ended = isLast(endpoint, value) || ended;
      yield encoder.encode(`${withArgumentTexts(line)}\n`);
    }
    unreadable = value === null;
  }
  if (!ended) throw streamCut(endpoint);
}

/** Whether a line ends the stream: answers end with `done`, downloads with the status `success`. */
function isLast(endpoint: Endpoint, value: object): boolean {
  if ('error' in value) throw reportedFailure(endpoint, String(value.error));
  return ('done' in value && value.done === true) || ('status' in value && value.status === 'success');
}

function objectOf(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
