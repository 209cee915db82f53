import type * as Monaco from 'monaco-editor/editor';

/** Colours and brackets of JSON and JSONL. Mistakes in them are found by the validator of bundles. */
export function registerJson({ languages }: typeof Monaco): void {
  for (const id of ['json', 'jsonl']) {
    languages.register({ id, extensions: [`.${id}`] });
    languages.setLanguageConfiguration(id, {
      brackets: [
        ['{', '}'],
        ['[', ']'],
      ],
      autoClosingPairs: [
        { open: '{', close: '}' },
        { open: '[', close: ']' },
        { open: '"', close: '"', notIn: ['string'] },
      ],
    });
    languages.setMonarchTokensProvider(id, {
      tokenizer: {
        root: [
          [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'type'],
          [/"(?:[^"\\]|\\.)*"/, 'string'],
          [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
          [/\b(?:true|false|null)\b/, 'keyword'],
          [/[{}[\]]/, '@brackets'],
        ],
      },
    });
  }
}
