/** Reads what a spreadsheet puts on the clipboard: tabs between cells, quotes around cells with tabs or line breaks. */
export function readTabSeparated(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

interface Cell {
  readonly value: string;
  /** Where the sign after the cell is. */
  readonly end: number;
}

function readCell(text: string, from: number): Cell {
  const quoted = /^"((?:[^"]|"")*)"(?=\t|\r?\n|$)/.exec(text.slice(from));
  if (quoted !== null) {
    return { value: (quoted[1] ?? '').replaceAll('""', '"'), end: from + quoted[0].length };
  }
  const plain = /^[^\t\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  return { value: plain, end: from + plain.length };
}
