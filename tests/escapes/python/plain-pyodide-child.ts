// Pyodide as its documentation says, with all that Node gives it: `make SNAPSHOT`, or `run SNAPSHOT PROGRAMS ENDS`.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { loadPyodide, type PyodideAPI } from 'pyodide';

const [job = '', snapshot = '', input = '', output = ''] = process.argv.slice(2);
/** In which timers that a program set may fire. */
const BETWEEN_MS = 60;

type Options = Parameters<typeof loadPyodide>[0] & { _makeSnapshot?: boolean; _loadSnapshot?: Uint8Array };

if (job === 'make') {
  const options: Options = { _makeSnapshot: true };
  const pyodide = (await loadPyodide(options)) as PyodideAPI & { makeMemorySnapshot(): Uint8Array };
  writeFileSync(snapshot, pyodide.makeMemorySnapshot());
} else {
  let stdout = '';
  const options: Options = { _loadSnapshot: readFileSync(snapshot) };
  const pyodide = await loadPyodide(options);
  const decoder = new TextDecoder();
  pyodide.setStdout({
    write: (bytes) => {
      stdout += decoder.decode(bytes, { stream: true });
      return bytes.length;
    },
  });
  for (const program of JSON.parse(readFileSync(input, 'utf8')) as string[]) {
    stdout = '';
    let failure: string | null = null;
    try {
      await pyodide.runPythonAsync(program, { globals: pyodide.toPy({ __name__: '__main__' }) });
    } catch (error) {
      failure = String(error);
    }
    await pause(BETWEEN_MS);
    appendFileSync(output, `${JSON.stringify({ isOk: failure === null, stdout, rest: failure ?? '' })}\n`);
  }
  // Connections and timers of an attempt would keep it running.
  process.exit();
}
