import type { HttpBindings } from '@hono/node-server';
import type { Handler } from 'hono';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import type { Dispatch } from '#core/api/dispatch.ts';
import type { Core } from '#core/core.ts';
import { toReply } from '#shared/errors.ts';
import { limitedBytes, tooLarge } from './limited-bytes.ts';
import { refuse } from './refuse.ts';

/** Bundles have tighter limits of their own; this one only keeps the disk from being filled. */
const UPLOAD_LIMIT = 4_000_000_000;

type Route = Handler<{ Bindings: HttpBindings }>;

/** POST /upload?name=FILE with the bytes as body; answers with the handle for `import.preview`. */
export function uploadRoute(core: Pick<Core, 'acceptUpload'>): Route {
  return async (context) => {
    const name = baseName(context.req.query('name') ?? '');
    if (name === '') return refuse(context, 400, 'Name the file: /upload?name=FILE.');
    if (Number(context.req.header('content-length') ?? 0) > UPLOAD_LIMIT) {
      return refuse(context, 413, tooLarge(UPLOAD_LIMIT));
    }
    try {
      return context.json(await core.acceptUpload(name, limitedBytes(context.env.incoming, UPLOAD_LIMIT)));
    } catch (error) {
      return context.json(toReply(error), 400);
    }
  };
}

/** GET /download/HANDLE: the file, once; when it has gone out it is removed. */
export function downloadRoute(core: Pick<Core, 'openDownload'>, dispatch: Dispatch): Route {
  return async (context) => {
    const handle = context.req.param('handle') ?? '';
    const file = await core.openDownload(handle);
    if (file === null) {
      return refuse(context, 404, 'This download is over or never was. Export once more to get a new one.');
    }
    const bytes = createReadStream(file.path);
    bytes.on('close', () => void dispatch('files.discard', { handle }));
    const stream = Readable.toWeb(bytes) as ReadableStream<Uint8Array<ArrayBuffer>>;
    return context.body(stream, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(file.bytes),
      'Content-Disposition': attachment(file.fileName),
    });
  };
}

/** A Content-Disposition that no file name can break out of. */
function attachment(fileName: string): string {
  const name = baseName(fileName) || 'download';
  const ascii = name.replace(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function baseName(path: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what has to go
  return (path.split(/[/\\]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 255);
}
