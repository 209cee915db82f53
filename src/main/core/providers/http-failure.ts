import { ModelError } from '#core/engine/ports.ts';

import type { Endpoint } from './model-spec.ts';
import { redactMessage } from './redact.ts';
import { retryAfterMs } from './retry-after.ts';
import { readServerMessage, type ServerMessage } from './server-message.ts';

const RETRYABLE = new Set([408, 409, 425, 429]);

/** A ModelError with what the server said apart, so that a provider can tell which parameter it does not know. */
export class HttpFailure extends ModelError {
  readonly said: ServerMessage;

  constructor(message: string, said: ServerMessage, options: ConstructorParameters<typeof ModelError>[1]) {
    super(message, options);
    this.said = said;
  }
}

export interface FailedResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: string;
}

/** The error of an HTTP status other than 2xx. 408, 409, 425, 429 and 5xx are worth another try. The key never is in it. */
export function httpFailure(
  endpoint: Endpoint,
  model: string | null,
  { status, headers, body }: FailedResponse,
): HttpFailure {
  const raw = readServerMessage(body);
  const said = { ...raw, text: redactMessage(raw.text, endpoint.key) };
  const isMissing = endpoint.kind === 'ollama' && status === 404 && model !== null;
  return new HttpFailure(sentence(endpoint, model, status, said), said, {
    // Used-up credit answers 429 like a rate limit, but waiting does not help.
    retryable: (RETRYABLE.has(status) || status >= 500) && raw.code !== 'insufficient_quota',
    causeKey: isMissing ? 'model missing' : `HTTP ${status}`,
    status,
    retryAfterMs: retryAfterMs(headers.get('retry-after')),
  });
}

function sentence(endpoint: Endpoint, model: string | null, status: number, said: ServerMessage): string {
  const { name, kind, keyVariable } = endpoint;
  const quote = said.text === '' ? '' : ` It said: ${said.text}`;
  if (status >= 300 && status < 400) {
    return `${name} sends requests on to another address (HTTP ${status}), which is not followed. Enter the final address under Models.`;
  }
  if (status === 401 || status === 403) {
    const where = keyVariable === null ? '' : `${keyVariable} or `;
    return `${name} refused the key (HTTP ${status}). Check ${where}the key under Models.${quote}`;
  }
  if (status === 404 && model !== null) {
    return kind === 'ollama'
      ? `The model ${model} is not on ${name}. Get it with \`ollama pull ${model}\`.`
      : `${name} does not know the model ${model} or this address (HTTP 404). Check both under Models; addresses usually end in /v1.${quote}`;
  }
  if (status === 429) return `${name} asks to slow down (HTTP 429).${quote}`;
  return `${name} answered HTTP ${status}.${quote}`;
}
