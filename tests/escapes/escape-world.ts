import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SECRET_VARIABLE = 'BENCHGEN_CANARY';
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

/** What an attempt may find outside: a secret in a file and in the environment, servers that count, a file that must not be. */
export interface EscapeWorld {
  /** Stands in the secret file, in the module beside it and in the environment variable. */
  readonly secret: string;
  /** What an attempt prints when it got through. */
  readonly mark: string;
  /** The code of an attempt with the places of this world. */
  fill(code: string): string;
  /** What was touched from inside since it was last asked; then all is as before. */
  takeTraces(): string[];
  close(): Promise<void>;
}

export async function openEscapeWorld(): Promise<EscapeWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'benchgen-escape-'));
  const secret = `secret-${randomUUID()}`;
  const mark = `through-${randomUUID()}`;
  const secretFile = join(folder, 'secret.txt');
  const target = join(folder, 'target.txt');
  const socketPath = join(folder, 'server.sock');
  writeFileSync(secretFile, secret);
  writeFileSync(join(folder, 'canary_module.py'), `print(${JSON.stringify(secret)})\n`);
  process.env[SECRET_VARIABLE] = secret;
  const overTcp = await openCounter({ port: 0, host: '127.0.0.1' });
  const overSocket = await openCounter({ path: socketPath });
  const places: readonly (readonly [string, string])[] = [
    ['@SECRET_FILE@', secretFile],
    ['@SECRET_FOLDER@', folder],
    ['@SECRET_VARIABLE@', SECRET_VARIABLE],
    ['@PORT@', String(overTcp.port)],
    ['@SOCKET@', socketPath],
    ['@TARGET@', target],
    ['@PID@', String(process.pid)],
    ['@MARK@', mark],
  ];
  return {
    secret,
    mark,
    fill: (code) => places.reduce((text, [place, value]) => text.replaceAll(place, value), code),
    takeTraces() {
      const reached = overTcp.take() + overSocket.take();
      const traces = [
        ...(reached > 0 ? ['a server was reached'] : []),
        ...(existsSync(target) ? ['a file was written'] : []),
      ];
      rmSync(target, { force: true, recursive: true });
      return traces;
    },
    async close() {
      Reflect.deleteProperty(process.env, SECRET_VARIABLE);
      await Promise.all([overTcp.close(), overSocket.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that counts who connects. */
interface Counter {
  readonly port: number;
  take(): number;
  close(): Promise<void>;
}

async function openCounter(place: { port: number; host: string } | { path: string }): Promise<Counter> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    // Whoever connects may leave as it likes.
    socket.on('error', () => undefined).resume();
    socket.end(ANSWER);
  });
  await listening(server, place);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function listening(server: Server, place: { port: number; host: string } | { path: string }): Promise<void> {
  return new Promise((resolve) => void server.listen(place, resolve));
}
