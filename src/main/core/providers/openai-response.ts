import { withArgumentTexts } from './argument-texts.ts';
import { linesOf } from './lines-of.ts';
import type { Endpoint } from './model-spec.ts';
import { OpenAiPiece } from './openai-answer.ts';
import { serverSentEvents } from './server-sent-events.ts';
import { badAnswer, reportedFailure, streamCut } from './stream-failure.ts';

type Piece = ReturnType<typeof OpenAiPiece.parse>;

/** Gives the pieces of a response, streamed or whole: some servers answer a request for a stream with one JSON body. Returns whether the response came to its proper end. */
export async function readOpenAiResponse(
  endpoint: Endpoint,
  response: Response,
  take: (piece: Piece) => void,
): Promise<boolean> {
  const type = response.headers.get('content-type') ?? '';
  if (/html/i.test(type)) throw badAnswer(endpoint, 'it sent a web page');
  if (!response.body) throw badAnswer(endpoint, 'it sent nothing');
  const lines = linesOf(response.body, (cause) => streamCut(endpoint, cause));
  if (!/json/i.test(type)) return readEvents(endpoint, lines, take);
  let text = '';
  for await (const line of lines) text += `${line}\n`;
  take(pieceOf(endpoint, text));
  return true;
}

async function readEvents(
  endpoint: Endpoint,
  lines: AsyncIterable<string>,
  take: (piece: Piece) => void,
): Promise<boolean> {
  for await (const data of serverSentEvents(lines)) {
    if (data.trim() === '[DONE]') return true;
    take(pieceOf(endpoint, data));
  }
  return false;
}

function pieceOf(endpoint: Endpoint, text: string): Piece {
  const parsed = OpenAiPiece.safeParse(jsonOf(endpoint, text));
  if (!parsed.success) throw badAnswer(endpoint, 'its JSON is no completion');
  const { error } = parsed.data;
  if (error) throw reportedFailure(endpoint, messageOf(error));
  return parsed.data;
}

function jsonOf(endpoint: Endpoint, text: string): unknown {
  try {
    return JSON.parse(withArgumentTexts(text));
  } catch {
    throw badAnswer(endpoint, 'a part of it is not JSON');
  }
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const isObject = typeof error === 'object' && error !== null && 'message' in error;
  return isObject && typeof error.message === 'string' ? error.message : JSON.stringify(error);
}
