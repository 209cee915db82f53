import { checkPath, type PathFault } from './check-path.ts';
import { isIgnored } from './ignored-files.ts';

/** Checks a path that somebody gives to a file: as in any bundle, and none that bundles pass over. Null when it is good. */
export function checkNewPath(path: string): PathFault | null {
  const fault = checkPath(path);
  if (fault !== null || !isIgnored(path)) return fault;
  return { message: 'is a name that bundles pass over.', remedy: 'Choose another name.' };
}
