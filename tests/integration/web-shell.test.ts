import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { DoorRights } from '../../src/main/core/api/dispatch.ts';
import { createEventBus } from '../../src/main/core/api/event-bus.ts';
import type { Core } from '../../src/main/core/core.ts';
import { startWebShell, type WebShell } from '../../src/main/web.ts';
import { type RawRequest, rawRequest } from '../support/raw-request.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: string;
let shell: WebShell;
let cookie: string;
let core: ReturnType<typeof echoingCore>;

beforeEach(async () => {
  folder = temporaryFolder();
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<title>BenchGen</title>');
  await writeFile(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '{"secret": true}');
  core = echoingCore(join(folder, 'secret.json'));
  shell = await startWebShell(core, { port: 0, rendererDirectory: join(folder, 'renderer') });
  cookie = await enter(shell);
});

afterEach(async () => {
  await shell.close();
});

/** Answers each call with what it was asked. */
function echoingCore(downloadPath: string) {
  const uploads: { name: string; bytes: string }[] = [];
  const rights: DoorRights[] = [];
  const core: Pick<Core, 'dispatchFor' | 'bus' | 'acceptUpload' | 'openDownload'> = {
    dispatchFor(given) {
      rights.push(given);
      return async (name, input) => ({ ok: true, value: { name, input } });
    },
    bus: createEventBus(),
    async acceptUpload(fileName, bytes) {
      const content = await text(bytes);
      uploads.push({ name: fileName, bytes: content });
      return { handle: 'u1', fileName, bytes: content.length };
    },
    openDownload: async (handle) =>
      handle === 'd1' ? { path: downloadPath, fileName: 'résumé "x".json', bytes: 16 } : null,
  };
  return { ...core, uploads, rights };
}

async function enter({ url, port }: WebShell): Promise<string> {
  const { pathname, search } = new URL(url);
  const answer = await rawRequest({ port, path: pathname + search });
  return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

function ask(request: Omit<RawRequest, 'port'>) {
  return rawRequest({ ...request, port: shell.port, headers: { cookie, ...request.headers } });
}

function call(headers: Record<string, string> = {}, body = '{}') {
  return ask({
    method: 'POST',
    path: '/call/app.info',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('who is let in', () => {
  test('the first address turns its token into a cookie and leads to an address without it', async () => {
    const { pathname, search } = new URL(shell.url);

    const answer = await rawRequest({ port: shell.port, path: pathname + search });

    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^benchgen-[0-9a-f]{16}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('two shells on one machine use cookies of different names', async () => {
    const other = await startWebShell(core, { port: 0, rendererDirectory: folder });
    const name = (text: string) => text.split('=')[0];

    const otherCookie = await enter(other);
    await other.close();

    expect(name(otherCookie)).not.toBe(name(cookie));
  });

  test.each([
    ['GET', '/'],
    ['GET', '/assets/a.js'],
    ['GET', '/events'],
    ['GET', '/download/d1'],
    ['GET', '/?token=wrong'],
    ['POST', '/upload?name=a.zip'],
    ['POST', '/call/app.info'],
  ])('%s %s without the cookie is refused', async (method, path) => {
    const answer = await rawRequest({ port: shell.port, method, path });

    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain('<title>');
  });

  test('a cookie of the right name and another value is refused', async () => {
    const answer = await call({ cookie: cookie.replace(/=.*/, `=${'A'.repeat(43)}`) });

    expect(answer.status).toBe(401);
  });
});

describe('where requests come from', () => {
  test.each(['127.0.0.1', 'localhost', 'localhost:9999', '[::1]:8080'])('Host %s is taken', async (host) => {
    expect((await call({ host })).status).toBe(200);
  });

  test.each([
    'evil.example',
    'evil.example:4770',
    '127.0.0.1.evil.example',
    '192.168.0.7:4770',
    'localhost.evil:1',
  ])('Host %s is refused, so that a rebound name does not help', async (host) => {
    expect((await call({ host })).status).toBe(421);
  });

  test.each(['http://evil.example', 'null', 'http://localhost:1', 'https://localhost:9999'])(
    'Origin %s is refused',
    async (origin) => {
      expect((await call({ host: 'localhost:9999', origin })).status).toBe(403);
    },
  );

  test('the own origin is taken, also through a forwarded port', async () => {
    expect((await call({ host: 'localhost:9999', origin: 'http://localhost:9999' })).status).toBe(200);
  });

  test('pages of other local servers are foreign, although cookies ignore ports', async () => {
    const answer = await ask({ path: '/download/d1', headers: { 'sec-fetch-site': 'same-site' } });

    expect(answer.status).toBe(403);
  });

  test('no answer allows another origin', async () => {
    const answers = [
      await call(),
      await ask({ method: 'OPTIONS', path: '/call/app.info' }),
      await ask({ path: '/' }),
    ];

    for (const { headers } of answers) expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('calls', () => {
  test('a call is carried to the core with no right to local paths', async () => {
    const answer = await call({}, '{"ids":{"$u32":[1,2]}}');

    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { name: 'app.info', input: { ids: { $u32: [1, 2] } } },
    });
    expect(core.rights).toEqual([{ localPaths: false }]);
  });

  test('a body that is not JSON is refused with a JSON error', async () => {
    const answer = await call({}, '{"half');

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test('a form of a foreign page cannot be a call', async () => {
    expect((await call({ 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('a call that says it is too large is refused before it is read', async () => {
    expect((await call({ 'content-length': '9000000000' }, '')).status).toBe(413);
  });

  test('a call that turns out too large is cut off', async () => {
    const answer = await call({ 'transfer-encoding': 'chunked' }, `"${'x'.repeat(64_000_001)}"`);

    expect(answer.status).toBe(413);
  });

  test('a text of 20 MB passes, however much JSON makes of it', async () => {
    const answer = await call({ 'transfer-encoding': 'chunked' }, JSON.stringify('"'.repeat(20_000_000)));

    expect(answer.status).toBe(200);
  });

  test('only POST is a call', async () => {
    expect((await ask({ path: '/call/app.info' })).status).toBe(404);
  });

  test('headers that never end are cut off', async () => {
    const socket = connect(shell.port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(40_000)}`);

    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('files', () => {
  test('an uploaded file reaches the core by its bare name', async () => {
    const answer = await ask({
      method: 'POST',
      path: `/upload?name=${encodeURIComponent('../../a/b.zip')}`,
      body: 'PK bytes',
    });

    expect(JSON.parse(answer.body)).toEqual({ handle: 'u1', fileName: 'b.zip', bytes: 8 });
    expect(core.uploads).toEqual([{ name: 'b.zip', bytes: 'PK bytes' }]);
  });

  test('an upload without a name is refused', async () => {
    expect((await ask({ method: 'POST', path: '/upload', body: 'x' })).status).toBe(400);
  });

  test('a download comes as an attachment whose name cannot break out of its header', async () => {
    const answer = await ask({ path: '/download/d1' });

    expect(answer.body).toBe('{"secret": true}');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="r_sum_ _x_.json"; filename*=UTF-8''r%C3%A9sum%C3%A9%20%22x%22.json`,
    );
    expect(answer.headers['content-type']).toBe('application/octet-stream');
  });

  test('an unknown handle is not found', async () => {
    expect((await ask({ path: '/download/nothing' })).status).toBe(404);
  });
});

describe('the interface', () => {
  test('is served with a policy that lets it load nothing but itself', async () => {
    const answer = await ask({ path: '/' });

    expect(answer.body).toBe('<title>BenchGen</title>');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'; script-src 'self';");
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test('files with a hash in their name may be kept', async () => {
    const answer = await ask({ path: '/assets/a.js' });

    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/%00/secret.json',
    '/assets/../../secret.json',
    '//secret.json',
    '/%',
    '/assets',
  ])('%s leads out of the folder and is not found', async (path) => {
    const answer = await ask({ path });

    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret": true');
  });
});

describe('events', () => {
  test('what the bus says reaches a listener, and closing the shell ends the stream', async () => {
    const response = await fetch(`http://127.0.0.1:${shell.port}/events`, { headers: { cookie } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();

    core.bus.publish('catalog.changed', { what: 'runs' });
    const event = await reader?.read();
    const closing = shell.close();
    const end = await reader?.read().catch(() => ({ done: true }));
    await closing;
    shell = await startWebShell(core, { port: 0, rendererDirectory: folder });

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(event?.value).toBe('data: {"name":"catalog.changed","payload":{"what":"runs"}}\n\n');
    expect(end?.done).toBe(true);
  });
});

test('a port that is taken is said in a sentence', async () => {
  const second = startWebShell(core, { port: shell.port, rendererDirectory: folder });

  await expect(second).rejects.toThrow(`Port ${shell.port} is taken. Choose another with --port.`);
});
