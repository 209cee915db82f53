import type { HttpBindings } from '@hono/node-server';
import { Hono, type Handler, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import type { Core } from '#core/core.ts';
import { readRendererFile } from '../launch/renderer-file.ts';
import { callRoute } from './call-route.ts';
import { eventStream } from './event-stream.ts';
import { downloadRoute, uploadRoute } from './file-routes.ts';
import { onlyFromHere } from './only-from-here.ts';
import { refuse } from './refuse.ts';
import { securityHeaders } from './security-headers.ts';
import type { Session } from './session.ts';

export interface WebApplicationOptions {
  readonly core: Pick<Core, 'dispatchFor' | 'bus' | 'acceptUpload' | 'openDownload'>;
  readonly session: Session;
  readonly rendererDirectory: string;
  /** Ends the event streams. */
  readonly signal: AbortSignal;
}

/** Every route of the browser shell. Calls that take a path of this machine are refused by its rights. */
export function webApplication(options: WebApplicationOptions): Hono<{ Bindings: HttpBindings }> {
  const { core, session, rendererDirectory, signal } = options;
  const application = new Hono<{ Bindings: HttpBindings }>();
  application.use(securityHeaders, onlyFromHere, enter(session), stayIn(session));
  const dispatch = core.dispatchFor({ localPaths: false });
  application.post('/call/:name', callRoute(dispatch));
  application.get('/events', (context) =>
    context.body(eventStream(core.bus, signal), 200, { 'Content-Type': 'text/event-stream' }),
  );
  application.post('/upload', uploadRoute(core));
  application.get('/download/:handle', downloadRoute(core, dispatch));
  application.get('*', rendererRoute(rendererDirectory));
  application.notFound((context) => refuse(context, 404, 'There is nothing at this address.'));
  application.onError((error, context) => {
    process.stderr.write(`The browser shell failed at ${context.req.path}: ${error.message}\n`);
    return refuse(context, 500, 'Something unexpected happened in BenchGen. Try again.');
  });
  return application;
}

/** The first address carries the token; the answer turns it into a cookie and an address without it. */
function enter(session: Session): MiddlewareHandler {
  return async (context, next) => {
    const token = context.req.method === 'GET' ? context.req.query('token') : undefined;
    if (context.req.path !== '/' || token === undefined || !session.acceptsToken(token)) return next();
    setCookie(context, session.cookieName, session.cookieValue, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    return context.redirect('/', 303);
  };
}

function stayIn(session: Session): MiddlewareHandler {
  return async (context, next) => {
    if (session.acceptsCookie(getCookie(context, session.cookieName))) return next();
    return refuse(
      context,
      401,
      'Open the address that benchgen serve printed; it carries the key to this page.',
    );
  };
}

function rendererRoute(directory: string): Handler {
  return async (context) => {
    const file = await readRendererFile(directory, new URL(context.req.url).pathname);
    if (file === null) return refuse(context, 404, 'There is nothing at this address.');
    return context.body(file.bytes, 200, {
      'Content-Type': file.contentType,
      'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    });
  };
}
