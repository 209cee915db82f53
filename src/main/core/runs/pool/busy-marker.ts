import { BOUNDARIES, type Boundary } from '#shared/domain/verdict.ts';

/** What a thread was doing with code of a bundle when it was last heard of. */
export interface BusyMark {
  session: number;
  item: number;
  boundary: Boundary;
}

const SESSION = 0;
const ITEM = 1;
const BOUNDARY = 2;
const HEARTBEAT = 3;

/**
 * Memory shared with a thread, so that the core can tell which case a thread that hangs or died was at.
 * The thread writes, the core reads.
 */
export function newMarker(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
}

export function markBusy(marker: Int32Array, mark: BusyMark | null): void {
  if (mark !== null) {
    marker[SESSION] = mark.session;
    marker[ITEM] = mark.item;
  }
  Atomics.store(marker, BOUNDARY, mark === null ? 0 : BOUNDARIES.indexOf(mark.boundary) + 1);
}

export function readMark(marker: Int32Array): BusyMark | null {
  const boundary = BOUNDARIES[Atomics.load(marker, BOUNDARY) - 1];
  if (boundary === undefined) return null;
  return { session: marker[SESSION] ?? 0, item: marker[ITEM] ?? 0, boundary };
}

export function beat(marker: Int32Array): void {
  Atomics.add(marker, HEARTBEAT, 1);
}

export function heartbeat(marker: Int32Array): number {
  return Atomics.load(marker, HEARTBEAT);
}
