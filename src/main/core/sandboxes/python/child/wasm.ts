/** What is used of WebAssembly; its full types come with those of browsers, which this side is built without. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmGlobal {
  value: unknown;
}

export type WasmNames = Readonly<Record<string, unknown>>;
export type WasmImports = Readonly<Record<string, WasmNames>>;

export interface WasmInstance {
  readonly exports: WasmNames;
}

export function isMemory(value: unknown): value is WasmMemory {
  return (
    typeof value === 'object' && value !== null && 'buffer' in value && value.buffer instanceof ArrayBuffer
  );
}

export function isGlobal(value: unknown): value is WasmGlobal {
  return typeof value === 'object' && value !== null && 'value' in value;
}
