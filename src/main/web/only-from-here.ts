import type { MiddlewareHandler } from 'hono';

import { refuse } from './refuse.ts';

const HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what another site or a rebound name sends: Host must be loopback (any port, for port forwarding),
 * Origin must equal Host where the browser says it, and pages of other local servers count as foreign.
 */
export const onlyFromHere: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!HOSTS.has(host.replace(/:\d{1,5}$/, ''))) {
    return refuse(context, 421, 'This address is not one of BenchGen. Use 127.0.0.1 or localhost.');
  }
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) {
    return refuse(context, 403, 'Requests from other origins are refused.');
  }
  const site = context.req.header('sec-fetch-site');
  const isNavigation = context.req.header('sec-fetch-mode') === 'navigate' && context.req.path === '/';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
    return refuse(context, 403, 'Requests from other sites are refused.');
  }
  return next();
};
