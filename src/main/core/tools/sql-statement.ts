const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** Names behind a colon in a statement, each once, outside of quoted texts and comments. */
export function boundNames(statement: string): string[] {
  const names = bare(statement).matchAll(/(?<![:\w]):([A-Za-z_]\w*)/g);
  return [...new Set(Array.from(names, ([, name = '']) => name))];
}

/** Whether a statement changes rows. */
export function isWriting(statement: string): boolean {
  const text = bare(statement);
  return (
    /^\s*(?:insert|update|delete|replace)\b/i.test(text) ||
    /^\s*with\b[\s\S]*\b(?:insert\s+into|update|delete\s+from)\b/i.test(text)
  );
}

function bare(statement: string): string {
  return statement.replaceAll(QUOTED, ' ');
}
