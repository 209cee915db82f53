import type { WasmImports, WasmNames } from './wasm.ts';

/**
 * What a running program may call out of WebAssembly: files in memory, clocks, randomness and the machinery of
 * exceptions. All else (the bridge to JavaScript, foreign functions, dynamic libraries) ends the interpreter.
 */
const ALLOWED =
  /^(?:invoke_\w+|fd_\w+|clock_\w+|environ_\w+|random_get|__syscall_(?:openat|fcntl64|ioctl|faccessat|chdir|chmod|fchownat|dup|dup3|fchdir|fchmod|fchmodat2|fchown32|fdatasync|fstat64|stat64|newfstatat|lstat64|ftruncate64|getcwd|getdents64|mkdirat|mknodat|poll|fadvise64|fallocate|readlinkat|unlinkat|rmdir|renameat|statfs64|fstatfs64|symlinkat|truncate64|utimensat|getuid32_js|umask_js)|_tzset_js|_timegm_js|_mktime_js|_localtime_js|_gmtime_js|emscripten_date_now|emscripten_get_now|emscripten_get_heap_max|emscripten_resize_heap|_emscripten_get_progname|_mmap_js|_munmap_js|_msync_js|_try_fcntl64|_maybe_poll_async|_Py_emscripten_runtime|_Py_CheckEmscriptenSignals_Helper|_PyEM_TrampolineCall_JS|__call_sighandler|can_run_sync_js|emscripten_runtime_keepalive_push|emscripten_runtime_keepalive_pop|_emscripten_runtime_keepalive_clear|exit|proc_exit|_abort_js|__assert_fail|fail_test)$/u;

const NO_SUCH_CALL = -52;
const NAME_LOOKUP_FAILED = -4;

/** What is not allowed, but answers that it cannot, as a kernel would. */
const ANSWERS: Readonly<Record<string, number>> = {
  _emscripten_system: -1,
  _setitimer_js: 0,
  _dlopen_js: 0,
  _dlsym_js: 0,
  ffi_closure_alloc_js: 0,
  getaddrinfo: NAME_LOOKUP_FAILED,
  getnameinfo: NAME_LOOKUP_FAILED,
  getprotobyname: 0,
  __syscall_pipe: NO_SUCH_CALL,
  ...Object.fromEntries(
    'accept4 bind connect getpeername getsockname getsockopt listen recvfrom recvmsg sendmsg sendto socket'
      .split(' ')
      .map((name) => [`__syscall_${name}`, NO_SUCH_CALL]),
  ),
};

/** A program reached for something outside of its interpreter. */
export class BorderCrossed extends Error {
  override readonly name = 'BorderCrossed';
}

/** Stands between WebAssembly and JavaScript; closed while a program runs. */
export interface ImportBorder {
  isClosed: boolean;
  /** Most bytes of the WebAssembly memory. */
  memoryLimit: number;
  /** Set when the memory limit was met. */
  memoryRefused: boolean;
}

type Imported = (...values: readonly unknown[]) => unknown;

/** Wraps what a module is instantiated with. */
export function guardImports(imports: WasmImports, border: ImportBorder): WasmImports {
  return new Proxy(imports, {
    get(target, module: string) {
      const space = target[module];
      // The tables of a dynamic linker hold addresses only.
      return space === undefined || module.startsWith('GOT') ? space : guardSpace(space, border);
    },
  });
}

function guardSpace(space: WasmNames, border: ImportBorder): WasmNames {
  return new Proxy(space, {
    get(target, name: string) {
      const value = target[name];
      return typeof value === 'function' ? guard(name, value as Imported, border) : value;
    },
  });
}

function guard(name: string, call: Imported, border: ImportBorder): Imported {
  if (name === 'emscripten_resize_heap') return limitMemory(call, border);
  if (ALLOWED.test(name)) return call;
  const answer = ANSWERS[name];
  return (...values) => {
    if (!border.isClosed) return call(...values);
    if (answer !== undefined) return answer;
    throw new BorderCrossed(`The program reached for ${name}.`);
  };
}

function limitMemory(grow: Imported, border: ImportBorder): Imported {
  return (size) => {
    if (Number(size) <= border.memoryLimit) return grow(size);
    border.memoryRefused = true;
    return 0;
  };
}
