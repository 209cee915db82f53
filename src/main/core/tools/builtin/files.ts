import { cutText } from '../cut-text.ts';
import { keptFiles, keepFile } from '../state/file-store.ts';
import { textArgument } from '../text-argument.ts';
import { complaint, said, type Tool } from '../tool.ts';
import { RESULT_LIMIT } from '../tool-limits.ts';

const path = { type: 'string', description: 'Path of the file, such as "notes/plan.md".' } as const;

/** A store of texts in memory: list_files, read_file and write_file. */
export function files(): Tool[] {
  return [listFiles, readFile, writeFile];
}

const listFiles: Tool = {
  declaration: {
    name: 'list_files',
    description: 'Lists the files with their sizes in characters.',
    parameters: { type: 'object', properties: {}, additionalProperties: false },
  },
  run(_call, { state }) {
    const kept = Object.entries(keptFiles(state));
    const sizes = kept.map(([name, text]) => ({ path: name, characters: text.length }));
    return said(cutText(JSON.stringify(sizes), RESULT_LIMIT));
  },
};

const readFile: Tool = {
  declaration: {
    name: 'read_file',
    description: 'Gives the text of a file.',
    parameters: { type: 'object', properties: { path }, required: ['path'], additionalProperties: false },
  },
  run({ values }, { state }) {
    const kept = keptFiles(state);
    const name = textArgument(values, 'path');
    const text = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (text !== undefined) return said(cutText(text, RESULT_LIMIT));
    return complaint(`there is no file "${name}". There are: ${Object.keys(kept).join(', ') || 'none'}`);
  },
};

const writeFile: Tool = {
  declaration: {
    name: 'write_file',
    description: 'Writes a text file; one of that path is replaced.',
    parameters: {
      type: 'object',
      properties: { path, content: { type: 'string', description: 'The whole text of the file.' } },
      required: ['path', 'content'],
      additionalProperties: false,
    },
  },
  run({ values }, { state }) {
    const problem = keepFile(state, textArgument(values, 'path'), textArgument(values, 'content'));
    return problem === null ? said('The file was written.') : complaint(problem);
  },
};
