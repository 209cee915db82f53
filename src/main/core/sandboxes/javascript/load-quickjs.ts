import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import releaseSync from '@jitl/quickjs-wasmfile-release-sync';
import {
  type CustomizeVariantOptions,
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';

/** What is used of WebAssembly; its full types come with those of browsers, which this side is built without. */
declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number; maximum: number }) => object;
  compile(bytes: Uint8Array): Promise<object>;
};

const PAGE_BYTES = 65_536;
/** What the module asks for before it runs anything. */
const OWN_PAGES = 256;
/** Memory of WebAssembly never shrinks: a module that has grown beyond this is not used again. */
const KEPT_BYTES = 64 * 1024 * 1024;
/** Modules with different bounds that are kept. */
const MOST_KEPT = 3;

/** Modules of the interpreter, each with a memory that cannot grow beyond its bound. */
export interface QuickjsStock {
  /** Takes a module out of the stock, or makes one. The bound of the interpreter itself counts bytes only where the C library tells them, which it does not here. */
  take(memoryBytes: number): Promise<QuickJSWASMModule>;
  /** Puts a module back that is sound. */
  giveBack(module: QuickJSWASMModule, memoryBytes: number): void;
}

/** Loads the interpreter once and makes modules of it. */
export function createQuickjsStock(): QuickjsStock {
  const kept = new Map<number, QuickJSWASMModule>();
  let compiled: Promise<object> | null = null;
  return {
    async take(memoryBytes) {
      const found = kept.get(memoryBytes);
      kept.delete(memoryBytes);
      compiled ??= compile();
      return found ?? makeModule(await compiled, memoryBytes);
    },
    giveBack(module, memoryBytes) {
      if (module.getWasmMemory().buffer.byteLength > KEPT_BYTES) return;
      kept.set(memoryBytes, module);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
  };
}

async function compile(): Promise<object> {
  const location = import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  return WebAssembly.compile(await readFile(fileURLToPath(location)));
}

/** What the module would print when it gives out is told by its exception. */
const quiet: NonNullable<CustomizeVariantOptions['emscriptenModule']> & { printErr(): void } = {
  printErr: () => undefined,
};

function makeModule(compiled: object, memoryBytes: number): Promise<QuickJSWASMModule> {
  const maximum = OWN_PAGES + Math.ceil(memoryBytes / PAGE_BYTES);
  const wasmMemory = new WebAssembly.Memory({ initial: OWN_PAGES, maximum });
  const options: CustomizeVariantOptions = { emscriptenModule: quiet, wasmModule: compiled, wasmMemory };
  return newQuickJSWASMModuleFromVariant(newVariant(releaseSync, options));
}
