import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { type Fault, faultAt, type FaultPlan, fateOf, NO_FAULTS } from './fault-plan.ts';
import { serveFault } from './serve-fault.ts';

/** One request for an answer, as the server saw it. Times in milliseconds since the epoch. */
export interface ServerLogEntry {
  readonly receivedAt: number;
  /** When the response was finished or the connection lost; null while it is open. */
  closedAt: number | null;
  readonly path: string;
  readonly caseKey: string;
  /** From 1. */
  readonly try: number;
  readonly fault: Fault | 'none';
  status: number | null;
  /** The client hung up before the response was finished. */
  aborted: boolean;
  /** Other requests that were open when this one came. */
  readonly alongside: number;
  readonly authorization: string | null;
  readonly body: unknown;
}

/** A response ready to be sent. Pieces from `completeFrom` on come after the last text of the answer. */
export interface ScriptedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly string[];
  readonly completeFrom: number;
}

export interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  /** The body as it was sent. */
  readonly text: string;
}

export interface ScriptedServerOptions {
  readonly port?: number;
  /** Address of this machine to listen at; 127.0.0.1 unless a test is about others. */
  readonly host?: string;
  readonly faults?: FaultPlan;
  /** Every finished request is appended here as a line of JSON, without its body. */
  readonly logFile?: string;
  /** Names the case of a prompt. Default: `caseKeyOf`. */
  readonly caseKey?: (prompt: string) => string;
  /** Awaited before any request, for an answer or not, is looked at. */
  readonly beforeAnything?: () => Promise<void>;
  /** Awaited before the headers of an answer are sent. */
  readonly beforeHeaders?: (entry: ServerLogEntry) => Promise<void>;
  /** Awaited before each piece of an answer. */
  readonly beforePiece?: (entry: ServerLogEntry, place: number) => Promise<void>;
  /** Pause before each piece of an answer. */
  readonly pieceDelayMs?: number;
}

/** What speaks a protocol. `promptOf` is null for requests that are no request for an answer: these are never disturbed. */
export interface Dialect {
  promptOf(request: ScriptedRequest): string | null;
  respond(request: ScriptedRequest): ScriptedResponse;
  errorBody(message: string): string;
}

export interface ScriptedServer {
  readonly url: string;
  readonly port: number;
  /** Requests for answers in the order they came. */
  readonly log: readonly ServerLogEntry[];
  /** Bodies of the requests for answers as they were sent. */
  readonly texts: readonly string[];
  /** Resolves when the condition holds after some request came or ended. */
  until(condition: (log: readonly ServerLogEntry[]) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The name of a case if the test gives no other: a hash of its prompt. */
function caseKeyOf(prompt: string): string {
  return createHash('sha256').update(prompt).digest('hex').slice(0, 16);
}

/** Starts a server on this machine that speaks a dialect and goes wrong as planned. */
export async function startScriptedServer(
  dialect: Dialect,
  options: ScriptedServerOptions = {},
): Promise<ScriptedServer> {
  const book = createLogBook(options);
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    serve(dialect, options, book, { request, response }).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    log: book.entries,
    texts: book.texts,
    until: book.until,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

type LogBook = ReturnType<typeof createLogBook>;

async function serve(
  dialect: Dialect,
  options: ScriptedServerOptions,
  book: LogBook,
  { request, response }: Exchange,
) {
  const asked = await readRequest(request);
  await options.beforeAnything?.();
  const prompt = dialect.promptOf(asked);
  if (prompt === null) {
    await send(response, dialect.respond(asked), null, options);
    return;
  }
  const entry = book.open(asked, (options.caseKey ?? caseKeyOf)(prompt), response);
  await options.beforeHeaders?.(entry);
  const plan = options.faults ?? NO_FAULTS;
  const { cutAt } = fateOf(plan, entry.caseKey);
  const served = await serveFault(response, { fault: entry.fault, plan, cutAt, dialect, asked });
  if (!served) await send(response, dialect.respond(asked), entry, options);
}

async function readRequest(request: IncomingMessage): Promise<ScriptedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? 'GET',
    path: new URL(request.url ?? '/', 'http://localhost').pathname,
    headers: request.headers,
    body: text === '' ? null : JSON.parse(text),
    text,
  };
}

async function send(
  response: ServerResponse,
  scripted: ScriptedResponse,
  entry: ServerLogEntry | null,
  options: ScriptedServerOptions,
) {
  response.writeHead(scripted.status, scripted.headers);
  const paced = entry !== null && (options.beforePiece ?? options.pieceDelayMs);
  if (!paced) {
    response.end(scripted.pieces.join(''));
    return;
  }
  response.flushHeaders();
  for (const [place, piece] of scripted.pieces.entries()) {
    await options.beforePiece?.(entry, place);
    if (options.pieceDelayMs) await pause(options.pieceDelayMs);
    if (response.destroyed) return;
    response.write(piece);
  }
  response.end();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Counts the tries of each case and remembers what was done. */
function createLogBook(options: ScriptedServerOptions) {
  const entries: ServerLogEntry[] = [];
  const texts: string[] = [];
  const tries = new Map<string, number>();
  const waiting = new Set<() => void>();
  const changed = () => waiting.forEach((check) => check());
  let open = 0;
  return {
    entries,
    texts,
    open(asked: ScriptedRequest, caseKey: string, response: ServerResponse): ServerLogEntry {
      const tryNumber = (tries.get(caseKey) ?? 0) + 1;
      tries.set(caseKey, tryNumber);
      const entry: ServerLogEntry = {
        receivedAt: Date.now(),
        closedAt: null,
        path: asked.path,
        caseKey,
        try: tryNumber,
        fault: faultAt(options.faults ?? NO_FAULTS, caseKey, tryNumber),
        status: null,
        aborted: false,
        alongside: open,
        authorization: asked.headers.authorization ?? null,
        body: asked.body,
      };
      open += 1;
      entries.push(entry);
      texts.push(asked.text);
      response.on('close', () => {
        open -= 1;
        entry.closedAt = Date.now();
        entry.aborted = !response.writableFinished;
        entry.status = response.headersSent ? response.statusCode : null;
        if (options.logFile) {
          appendFileSync(options.logFile, `${JSON.stringify({ ...entry, body: undefined })}\n`);
        }
        changed();
      });
      changed();
      return entry;
    },
    until: (condition: (log: readonly ServerLogEntry[]) => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!condition(entries)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}
