const LONGEST = 1_000_000;

/** JSON text in lines for reading, its numbers as they were written; what is no JSON or very long stays as it is. */
export function indentJson(text: string): string {
  if (text.length > LONGEST) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return laidOut(text);
}

/** Breaks and indents the tokens of valid JSON. */
function laidOut(text: string): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let depth = 0;
  let shown = '';
  for (const [place, token] of tokens.entries()) {
    const next = tokens[place + 1] ?? '';
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']';
      if (!isEmpty) depth += 1;
      shown += isEmpty ? token : `${token}${lineAt(depth)}`;
    } else if (token === '}' || token === ']') {
      const before = tokens[place - 1];
      const isEmpty = before === '{' || before === '[';
      if (!isEmpty) depth -= 1;
      shown += isEmpty ? token : `${lineAt(depth)}${token}`;
    } else if (token === ',') shown += `,${lineAt(depth)}`;
    else shown += token === ':' ? ': ' : token;
  }
  return shown;
}

function lineAt(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
