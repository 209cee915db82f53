import * as z from 'zod';

const LONGEST = 500;

const DetailPart = z.looseObject({
  msg: z.string(),
  loc: z.array(z.union([z.string(), z.number()])).optional(),
});
const Detail = z.union([z.string(), z.array(DetailPart).min(1)]);
const ErrorBody = z.looseObject({
  error: z
    .union([
      z.string(),
      z.looseObject({
        message: z.string().nullish(),
        param: z.string().nullish(),
        code: z.union([z.string(), z.number()]).nullish(),
      }),
    ])
    .nullish(),
  message: z.string().nullish(),
  detail: Detail.nullish(),
});

/** What a server says went wrong. */
export interface ServerMessage {
  /** At most 500 characters; empty if the body says nothing readable. */
  readonly text: string;
  /** Parameter at fault, where the server names one. */
  readonly param: string | null;
  readonly code: string | null;
}

/** Reads the error bodies in use: OpenAI's, Ollama's, FastAPI's, plain text. Pages of HTML say nothing to a person here. */
export function readServerMessage(body: string): ServerMessage {
  const parsed = ErrorBody.safeParse(jsonOrNull(body));
  if (!parsed.success) return { text: isHtml(body) ? '' : shorten(body), param: null, code: null };
  const { error, message, detail } = parsed.data;
  if (error !== null && typeof error === 'object') {
    const text = shorten(error.message ?? '');
    return { text, param: error.param ?? null, code: error.code == null ? null : String(error.code) };
  }
  return { text: shorten(error ?? message ?? detailText(detail)), param: null, code: null };
}

function detailText(detail: z.infer<typeof Detail> | null | undefined): string {
  if (detail === null || detail === undefined) return '';
  return typeof detail === 'string' ? detail : detail.map(partText).join('; ');
}

function partText({ msg, loc }: z.infer<typeof DetailPart>): string {
  return loc ? `${loc.join('.')}: ${msg}` : msg;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text);
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
