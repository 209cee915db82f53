import type { Extraction } from './extract-step.ts';

export interface CodeBlock {
  readonly fence: string;
  readonly language: string;
  readonly lines: string[];
}

const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** The inside of the first or last fenced code block, of one language if asked; the last may be left open. */
export function extractCodeBlock(step: { codeBlock: true | string; take: 'first' | 'last' }): Extraction {
  const language = step.codeBlock === true ? null : step.codeBlock.toLowerCase();
  return (text) => {
    const blocks = codeBlocks(text).filter((block) => language === null || block.language === language);
    return blocks.at(step.take === 'first' ? 0 : -1)?.lines.join('\n') ?? null;
  };
}

/** All fenced code blocks of a Markdown text; the last may be left open. */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: CodeBlock | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (open === null) {
      open = opened(line);
      if (open !== null) blocks.push(open);
    } else if (closes(open, line)) open = null;
    else open.lines.push(line);
  }
  return blocks;
}

function opened(line: string): CodeBlock | null {
  const [, fence = '', info = ''] = FENCE.exec(line) ?? [];
  if (fence === '') return null;
  return { fence, language: info.trim().split(/\s+/)[0]?.toLowerCase() ?? '', lines: [] };
}

/** A closing fence is of the same character, at least as long, and alone on its line. */
function closes({ fence }: CodeBlock, line: string): boolean {
  const trimmed = line.trim();
  return trimmed.startsWith(fence) && trimmed === fence.charAt(0).repeat(trimmed.length);
}
