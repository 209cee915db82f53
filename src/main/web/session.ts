import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use this instance of the browser shell: whoever has had its first address. */
export interface Session {
  /** Part of the first address; becomes the cookie. */
  readonly token: string;
  /** Carries the instance's id: cookies ignore ports, and two shells may run on one machine. */
  readonly cookieName: string;
  readonly cookieValue: string;
  acceptsToken(token: string): boolean;
  acceptsCookie(value: string | undefined): boolean;
}

export function createSession(): Session {
  const token = randomBytes(32).toString('base64url');
  const cookieValue = randomBytes(32).toString('base64url');
  return {
    token,
    cookieName: `benchgen-${randomBytes(8).toString('hex')}`,
    cookieValue,
    acceptsToken: (given) => isEqual(given, token),
    acceptsCookie: (given) => given !== undefined && isEqual(given, cookieValue),
  };
}

function isEqual(given: string, secret: string): boolean {
  const bytes = Buffer.from(given);
  const wanted = Buffer.from(secret);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}
