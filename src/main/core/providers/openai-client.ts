import OpenAI from 'openai';

/** The longest delay a timer takes: 24 days. How long a call may last is for the caller's signal to say. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** A client that leaves retries, time limits, headers and logging to the transport, and takes nothing from environment variables. */
export function createOpenAiClient(baseURL: string, fetch: typeof globalThis.fetch): OpenAI {
  return new OpenAI({
    baseURL,
    fetch,
    apiKey: 'set-by-transport',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    logLevel: 'off',
  });
}
