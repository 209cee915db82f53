export interface KeyLine {
  readonly title: string;
  /** Each of them does it. */
  readonly shortcuts: readonly string[];
}

/** Keys of a case, beside the list and on its own page. */
export const CASE_KEYS: readonly KeyLine[] = [
  { title: 'Next case in the filter and sort', shortcuts: ['Right', ']'] },
  { title: 'Previous case', shortcuts: ['Left', '['] },
  { title: 'Next failure', shortcuts: ['N'] },
  { title: 'Previous failure', shortcuts: ['P'] },
  { title: 'Next or previous attempt', shortcuts: ['.', ','] },
  { title: 'Rendered or raw text', shortcuts: ['R'] },
  { title: 'Wrap lines', shortcuts: ['W'] },
  { title: 'Copy the case as JSON', shortcuts: ['Y'] },
  { title: 'Result, transcript, scoring, metadata, raw', shortcuts: ['1', '2', '3', '4', '5'] },
  { title: 'Next or previous message of the transcript', shortcuts: ['J', 'K'] },
  { title: 'First or last message', shortcuts: ['G G', 'Shift+G'] },
  { title: 'Find in the transcript', shortcuts: ['Mod+F'] },
  { title: 'Next or previous place found', shortcuts: ['F3', 'Shift+F3'] },
  { title: 'Back to the list', shortcuts: ['Esc'] },
];
