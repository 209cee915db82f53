import type { ToolCall } from '#shared/domain/transcript.ts';

/** A piece of a tool call as it streams in; servers leave out any part of it. */
export interface CallPiece {
  readonly index: number | null;
  readonly id: string;
  readonly name: string;
  readonly argumentsText: string;
}

interface PendingCall {
  readonly index: number | null;
  id: string;
  name: string;
  argumentsText: string;
}

/** Puts tool calls together from their pieces. */
export interface PendingCalls {
  /** `isWhole`: the piece is a call of its own. */
  add(piece: CallPiece, options: { isWhole: boolean }): void;
  calls(): ToolCall[];
}

/**
 * Pieces belong together by their index; where it is missing by their id, and a piece without either goes on with the
 * last call. Some servers give the same index to several calls: another id with a name is another call. Some repeat the
 * name, or the id, with every piece.
 */
export function createPendingCalls(): PendingCalls {
  const pending: PendingCall[] = [];
  return {
    add(piece, { isWhole }) {
      const known = isWhole && piece.index === null ? undefined : callOf(pending, piece);
      if (known === undefined) {
        pending.push({ ...piece });
        return;
      }
      known.id ||= piece.id;
      known.name ||= piece.name;
      known.argumentsText += piece.argumentsText;
    },
    calls: () =>
      pending.map(({ id, name, argumentsText }, place) => ({
        id: id || `call-${place + 1}`,
        name,
        argumentsJson: argumentsText,
      })),
  };
}

function callOf(pending: readonly PendingCall[], piece: CallPiece): PendingCall | undefined {
  const isOther = (call: PendingCall) =>
    piece.name !== '' && piece.id !== '' && call.id !== '' && call.id !== piece.id;
  if (piece.index !== null) {
    const known = pending.findLast(({ index }) => index === piece.index);
    return known === undefined || isOther(known) ? undefined : known;
  }
  if (piece.id !== '') {
    const known = pending.findLast(({ id }) => id === piece.id);
    if (known !== undefined || piece.name !== '') return known;
  }
  const last = pending.at(-1);
  const beginsAnother = piece.name !== '' && last !== undefined && isWholeJson(last.argumentsText);
  return beginsAnother ? undefined : last;
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
