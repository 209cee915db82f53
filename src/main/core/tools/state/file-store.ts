import type { ToolState } from './tool-state.ts';

const MOST_FILES = 1_000;
/** Characters of one file, and of all together. */
const LONGEST_FILE = 1_000_000;
const LONGEST_STORE = 8_000_000;

/** The texts of the case by path: with a document as state those under its key `files`. */
export function keptFiles(state: ToolState): Readonly<Record<string, string>> {
  if (state.files !== null) return state.files;
  const { files } = documentOf(state);
  if (typeof files !== 'object' || files === null) return {};
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Writes a file, or says why it cannot be. */
export function keepFile(state: ToolState, path: string, content: string): string | null {
  const kept = { ...keptFiles(state), [path]: content };
  const problem = problemOf(path, content, kept);
  if (problem !== null) return problem;
  if (state.files === null) state.document = JSON.stringify({ ...documentOf(state), files: kept });
  else state.files = kept;
  return null;
}

function problemOf(path: string, content: string, kept: Readonly<Record<string, string>>): string | null {
  if (path.trim() === '' || path.length > 300) return 'the path must have 1 to 300 characters';
  if (content.length > LONGEST_FILE) return `a file holds at most ${LONGEST_FILE} characters`;
  if (Object.keys(kept).length > MOST_FILES) return `there can be at most ${MOST_FILES} files`;
  const total = Object.values(kept).reduce((sum, text) => sum + text.length, 0);
  return total > LONGEST_STORE ? `all files together hold at most ${LONGEST_STORE} characters` : null;
}

function documentOf({ document }: ToolState): Record<string, unknown> {
  const value: unknown = JSON.parse(document);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
