import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });

const DesktopState = z.object({
  /** Where the window was, by display. */
  windows: z.record(z.string(), z.object({ bounds: Bounds, isMaximized: z.boolean() })).default({}),
  lastDisplay: z.string().nullable().default(null),
  /** Last folder of each kind of dialog. */
  folders: z.record(z.string(), z.string()).default({}),
  /** Paths of bundles, newest first. */
  recentBundles: z.array(z.string()).default([]),
});
type DesktopState = z.infer<typeof DesktopState>;

/** What the window remembers between starts. */
export interface DesktopMemory {
  read(): DesktopState;
  change(change: Partial<DesktopState>): void;
}

/** A small file; when it is missing or damaged, everything starts afresh. */
export function openDesktopMemory(path: string): DesktopMemory {
  let state = load(path);
  return {
    read: () => state,
    change(change) {
      state = { ...state, ...change };
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify(state));
    },
  };
}

function load(path: string): DesktopState {
  try {
    return DesktopState.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return DesktopState.parse({});
  }
}
