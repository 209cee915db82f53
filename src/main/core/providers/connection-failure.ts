import { ModelError } from '#core/engine/ports.ts';

import type { Endpoint } from './model-spec.ts';

interface Trouble {
  readonly causeKey: string;
  readonly retryable: boolean;
  /** What happened, after the provider's name and address. */
  readonly sentence: (endpoint: Endpoint) => string;
}

const REFUSED: Trouble = {
  causeKey: 'connection refused',
  retryable: true,
  sentence: (endpoint) =>
    endpoint.kind === 'ollama'
      ? `Ollama is not running at ${endpoint.baseUrl}. Start it with \`ollama serve\`, or change the address under Models.`
      : `Nothing answers at ${endpoint.baseUrl} (${endpoint.name}). Start the server, or change the address under Models.`,
};
const LOST: Trouble = {
  causeKey: 'connection lost',
  retryable: true,
  sentence: ({ name, baseUrl }) => `${name} at ${baseUrl} closed the connection before it answered.`,
};
const TIMED_OUT: Trouble = {
  causeKey: 'timeout',
  retryable: true,
  sentence: ({ name, baseUrl }) =>
    `${name} at ${baseUrl} did not accept a connection in time. Check the address and the network.`,
};
const NO_ROUTE: Trouble = {
  causeKey: 'no network',
  retryable: true,
  sentence: ({ name, baseUrl }) => `There is no way to ${baseUrl} (${name}). Check the network connection.`,
};
const UNKNOWN_HOST: Trouble = {
  causeKey: 'host not found',
  retryable: false,
  sentence: ({ name, baseUrl }) =>
    `The host of ${baseUrl} (${name}) cannot be found. Check the address under Models.`,
};
const TLS: Trouble = {
  causeKey: 'TLS',
  retryable: false,
  sentence: ({ name, baseUrl }) =>
    `A secure connection to ${baseUrl} (${name}) failed. Check whether the address begins with the right one of http and https, and the certificate of the server.`,
};
const NOT_HTTP: Trouble = {
  causeKey: 'not HTTP',
  retryable: false,
  sentence: ({ name, baseUrl }) =>
    `What answers at ${baseUrl} (${name}) does not speak HTTP. Check the port, and whether it wants https.`,
};

const FORBIDDEN_PORT: Trouble = {
  causeKey: 'forbidden port',
  retryable: false,
  sentence: ({ name, baseUrl }) =>
    `${baseUrl} (${name}) has a port that HTTP clients refuse to call, because it belongs to another service. Let the server listen on another one, such as 8000.`,
};

const BY_CODE: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: REFUSED,
  ECONNRESET: LOST,
  EPIPE: LOST,
  UND_ERR_SOCKET: LOST,
  UND_ERR_CLOSED: LOST,
  ETIMEDOUT: TIMED_OUT,
  UND_ERR_CONNECT_TIMEOUT: TIMED_OUT,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENETDOWN: NO_ROUTE,
  EAI_AGAIN: { ...NO_ROUTE, causeKey: 'host not found' },
  ENOTFOUND: UNKNOWN_HOST,
  CERT_HAS_EXPIRED: TLS,
  DEPTH_ZERO_SELF_SIGNED_CERT: TLS,
  SELF_SIGNED_CERT_IN_CHAIN: TLS,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: TLS,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: TLS,
  EPROTO: TLS,
};

/** The error of a request that got no answer. Lost and refused connections are worth another try; wrong names and certificates are not. */
export function connectionFailure(endpoint: Endpoint, error: unknown): ModelError {
  const code = codeOf(error);
  const trouble = isForbiddenPort(error) ? FORBIDDEN_PORT : troubleOf(code);
  const isPlain = trouble === LOST || trouble === REFUSED;
  const detail = code === null || isPlain ? '' : ` (${code})`;
  return new ModelError(`${trouble.sentence(endpoint)}${detail}`, {
    retryable: trouble.retryable,
    causeKey: trouble.causeKey,
    cause: error,
  });
}

function troubleOf(code: string | null): Trouble {
  if (code === null) return LOST;
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL')) return TLS;
  return code.startsWith('HPE_') ? NOT_HTTP : (BY_CODE[code] ?? LOST);
}

/** The fetch standard lists such ports; the error has no code. */
function isForbiddenPort(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port';
}

/** The first code along the chain of causes: fetch wraps what really happened. */
function codeOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}
