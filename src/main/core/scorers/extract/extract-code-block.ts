import type { Extraction } from './extract-step.ts';

export interface CodeBlock {
  readonly language: string;
  readonly lines: readonly string[];
}

interface OpenBlock {
  readonly fence: string;
  readonly indent: number;
  readonly language: string;
  readonly lines: string[];
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^`]*)$/;
/** A fence that stands this much further right than the one that opened the block is a part of it. */
const INSIDE = 4;

/** The inside of the first or last fenced code block, of one language if asked; the last may be left open. */
export function extractCodeBlock(step: { codeBlock: true | string; take: 'first' | 'last' }): Extraction {
  const language = step.codeBlock === true ? null : step.codeBlock.toLowerCase();
  return (text) => {
    const blocks = codeBlocks(text).filter((block) => language === null || block.language === language);
    return blocks.at(step.take === 'first' ? 0 : -1)?.lines.join('\n') ?? null;
  };
}

/** All fenced code blocks of a Markdown text, without the indentation of their fences; the last may be left open. */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: OpenBlock[] = [];
  let open: OpenBlock | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (open === null) {
      open = opened(line);
      if (open !== null) blocks.push(open);
    } else if (closes(open, line)) open = null;
    else open.lines.push(line);
  }
  return blocks.map(({ language, indent, lines }) => ({ language, lines: outdented(lines, indent) }));
}

function opened(line: string): OpenBlock | null {
  const [, space = '', fence = '', info = ''] = FENCE.exec(line) ?? [];
  if (fence === '') return null;
  const language = info.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
  return { fence, indent: space.length, language, lines: [] };
}

/** A closing fence is of the same character, at least as long, alone on its line, and not indented much further. */
function closes({ fence, indent }: OpenBlock, line: string): boolean {
  const trimmed = line.trim();
  if (!trimmed.startsWith(fence) || trimmed !== fence.charAt(0).repeat(trimmed.length)) return false;
  return spaceBefore(line) < indent + INSIDE;
}

/** A block within a list is indented as a whole. Where one line is not, all stay as they are. */
function outdented(lines: readonly string[], indent: number): readonly string[] {
  const isIndented = lines.every((line) => line.trim() === '' || spaceBefore(line) >= indent);
  return isIndented ? lines.map((line) => line.slice(Math.min(indent, spaceBefore(line)))) : lines;
}

function spaceBefore(line: string): number {
  return line.length - line.trimStart().length;
}
