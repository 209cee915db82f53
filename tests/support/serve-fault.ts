import type { ServerResponse } from 'node:http';

import type { Fault, FaultPlan } from './fault-plan.ts';
import type { Dialect, ScriptedRequest } from './scripted-server.ts';

export interface FaultRequest {
  readonly fault: Fault | 'none';
  readonly plan: FaultPlan;
  readonly cutAt: number;
  readonly dialect: Dialect;
  readonly asked: ScriptedRequest;
}

/** Carries a fault out. False if the proper answer has yet to be sent (no fault, or a delay that is over). */
export async function serveFault(response: ServerResponse, faulty: FaultRequest): Promise<boolean> {
  switch (faulty.fault) {
    case 'none':
      return false;
    case 'delay':
      await new Promise((resolve) => {
        setTimeout(resolve, faulty.plan.delayMs ?? 300);
      });
      return false;
    case 'stall':
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'rate-limit':
      sendRateLimit(response, faulty);
      return true;
    case 'server-error':
      sendError(response, 500, faulty.dialect.errorBody('the model runner has crashed'));
      return true;
    case 'wrong-type':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Sign in to the network</body></html>');
      return true;
    case 'cut':
    case 'cut-quietly':
      sendCut(response, faulty);
      return true;
    case 'garbage':
      sendGarbage(response, faulty);
      return true;
  }
}

function sendError(response: ServerResponse, status: number, body: string) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}

function sendRateLimit(response: ServerResponse, { plan, dialect }: FaultRequest) {
  const seconds = plan.retryAfterSeconds ?? 1;
  const value =
    plan.retryAfterAs === 'date' ? new Date(Date.now() + seconds * 1_000).toUTCString() : String(seconds);
  response.setHeader('retry-after', value);
  sendError(response, 429, dialect.errorBody('rate limit reached'));
}

/** Sends the first bytes of the answer, always fewer than make it complete. */
function sendCut(response: ServerResponse, { fault, cutAt, dialect, asked }: FaultRequest) {
  const { status, headers, pieces, completeFrom } = dialect.respond(asked);
  const text = Buffer.from(pieces.slice(0, completeFrom).join(''));
  const part = text.subarray(0, Math.floor(cutAt * text.length));
  response.writeHead(status, headers);
  response.flushHeaders();
  if (fault === 'cut-quietly') response.end(part);
  else response.write(part, () => response.destroy());
}

function sendGarbage(response: ServerResponse, { dialect, asked }: FaultRequest) {
  const { status, headers, pieces } = dialect.respond(asked);
  const first = pieces[0] ?? '';
  response.writeHead(status, headers);
  response.end([first, first.slice(0, Math.max(8, first.length - 6)), '\n\n', ...pieces.slice(1)].join(''));
}
