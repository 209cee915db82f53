import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';

import type { StandInWindow } from './stand-in-window.ts';

/** The application's life: ready at once, and over when nothing prevents it. */
export class StandInApp
  extends EventEmitter
  implements
    Pick<Electron.App, 'setName' | 'setPath' | 'requestSingleInstanceLock' | 'quit' | 'exit' | 'whenReady'>
{
  readonly paths = new Map<string, string>();
  readonly #windows: () => readonly StandInWindow[];
  readonly #end: (code: number) => void;

  constructor(windows: () => readonly StandInWindow[], end: (code: number) => void) {
    super();
    this.#windows = windows;
    this.#end = end;
  }
  setName(): void {}
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return;
    for (const window of this.#windows().slice()) window.close();
    if (this.#windows().length === 0) this.#end(0);
  }
  exit(code = 0): void {
    this.#end(code);
  }
}
