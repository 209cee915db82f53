import { compareBytes } from './compare-bytes.ts';
import type { WasmMemory } from './wasm.ts';

/** Bytes compared and copied at a time. */
const PAGE = 16_384;

/** The memory of an interpreter at one moment, to go back to. */
export interface HeapImage {
  readonly size: number;
  /** Makes the memory equal to the image again, byte by byte; what has grown since is zeroed. */
  restore(): void;
}

/** Copies the memory. Only pages that differ are written back, which is faster than writing all. */
export function takeHeapImage(memory: WasmMemory): HeapImage {
  const image = new Uint8Array(memory.buffer.byteLength);
  image.set(new Uint8Array(memory.buffer));
  return {
    size: image.length,
    restore() {
      const heap = new Uint8Array(memory.buffer);
      const compare = compareBytes(heap, image);
      for (let start = 0; start < image.length; start += PAGE) {
        const end = Math.min(start + PAGE, image.length);
        if (compare(start, end) !== 0) heap.set(image.subarray(start, end), start);
      }
      if (heap.length > image.length) heap.fill(0, image.length);
    },
  };
}
