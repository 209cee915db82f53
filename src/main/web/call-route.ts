import type { HttpBindings } from '@hono/node-server';
import type { Handler } from 'hono';

import type { Dispatch } from '#core/api/dispatch.ts';
import { AppError } from '#shared/errors.ts';
import { decodeWire, encodeWire } from '#shared/wire.ts';
import { limitedText, tooLarge } from './limited-bytes.ts';
import { refuse } from './refuse.ts';

/** Larger than any call of the contract: the text of a file of 20 MB, of which JSON makes more. */
const BODY_LIMIT = 64_000_000;

/** POST /call/NAME: the input as JSON in, the reply as JSON out. A call that failed is still an HTTP 200. */
export function callRoute(dispatch: Dispatch): Handler<{ Bindings: HttpBindings }> {
  return async (context) => {
    if (!/^application\/json\b/.test(context.req.header('content-type') ?? '')) {
      return refuse(context, 415, 'Calls are sent as application/json.');
    }
    if (Number(context.req.header('content-length') ?? 0) > BODY_LIMIT) {
      return refuse(context, 413, tooLarge(BODY_LIMIT));
    }
    const body = await readBody(context.env.incoming);
    if (body instanceof AppError) return refuse(context, 413, body.message);
    const input = parse(body);
    if (input === undefined) return refuse(context, 400, 'The body of the call is not JSON.');
    const reply = await dispatch(context.req.param('name') ?? '', input);
    return context.body(encodeWire(reply), 200, { 'Content-Type': 'application/json' });
  };
}

async function readBody(source: AsyncIterable<Uint8Array>): Promise<string | AppError> {
  try {
    return await limitedText(source, BODY_LIMIT);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Undefined for text that is not JSON. */
function parse(text: string): unknown {
  try {
    return decodeWire(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
