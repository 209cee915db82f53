import type { PathFault } from './check-path.ts';

const REMEDY = 'Rename one of them and pack the bundle again.';

/** Watches the paths of a bundle for two that cannot lie side by side on every system. */
export interface CollisionCheck {
  /** The fault of a path beside those seen before it, or null. A folder's path ends with `/`. */
  add(path: string): PathFault | null;
}

interface Seen {
  path: string;
  isFolder: boolean;
}

export function createCollisionCheck(): CollisionCheck {
  const seen = new Map<string, Seen>();
  const entered = new Set<string>();
  return {
    add(path) {
      if (entered.has(path)) return { message: 'is in the bundle twice.', remedy: REMEDY };
      entered.add(path);
      for (const step of steps(path)) {
        const key = keyOf(step.path);
        const other = seen.get(key);
        if (other === undefined) seen.set(key, step);
        else if (other.path !== step.path) return differs(step.path, other.path);
        else if (other.isFolder !== step.isFolder) return bothKinds(step.path);
      }
      return null;
    },
  };
}

/** The folders on the way to a path, and itself. */
function steps(path: string): Seen[] {
  const parts = path.replace(/\/$/, '').split('/');
  return parts.map((_, index) => ({
    path: parts.slice(0, index + 1).join('/'),
    isFolder: index < parts.length - 1 || path.endsWith('/'),
  }));
}

function keyOf(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function differs(path: string, other: string): PathFault {
  const byAccents = path.normalize('NFC') === other.normalize('NFC');
  const how = byAccents ? 'the Unicode form of its letters' : 'upper and lower case';
  return { message: `differs from "${other}" only in ${how}.`, remedy: REMEDY };
}

function bothKinds(path: string): PathFault {
  return { message: `needs "${path}" to be a file and a folder at once.`, remedy: REMEDY };
}
