import { protocol, type Session } from 'electron';

import { contentSecurityPolicy } from '../launch/content-security-policy.ts';
import { readRendererFile } from '../launch/renderer-file.ts';

const SCHEME = 'app';
/** The one page of the window. */
export const PAGE = `${SCHEME}://benchgen/`;

/** Whether an address belongs to the interface. `new URL().origin` is no help: it is "null" for own schemes. */
export function isOwnAddress(address: string): boolean {
  return address === PAGE.slice(0, -1) || address.startsWith(PAGE);
}

/** Makes `app://` as capable as https. To be called before the application is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers `app://benchgen/…` with the files of the built interface, and with nothing else. */
export function serveInterface(session: Pick<Session, 'protocol'>, directory: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const file = isOwnAddress(request.url)
      ? await readRendererFile(directory, new URL(request.url).pathname || '/')
      : null;
    if (file === null) return new Response('There is nothing at this address.', { status: 404 });
    return new Response(file.bytes, {
      headers: {
        'Content-Type': file.contentType,
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
