const IGNORED_NAMES = new Set(['.git', '.svn', '.hg', '.DS_Store', '__MACOSX', 'Thumbs.db', 'desktop.ini']);
const IGNORED_FOLDERS = new Set(['node_modules', '__pycache__', '.venv']);

/** Leavings of systems and tools, which are no part of a bundle; the same for zips and folders. */
export function isIgnored(path: string): boolean {
  const parts = path.split('/');
  return parts.some((part, index) => {
    const isFolder = index < parts.length - 1;
    return IGNORED_NAMES.has(part) || part.startsWith('._') || (isFolder && IGNORED_FOLDERS.has(part));
  });
}
