import { styleText } from 'node:util';

import { withoutControls } from './without-controls.ts';

type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red';

/** Where the command line writes: results to stdout, everything else to stderr. */
export interface Terminal {
  /** Writes a line of the result. */
  print(line: string): void;
  /** Writes a line of progress or a message. */
  note(line: string): void;
  /** Rewrites one line in place; only on a terminal. */
  progress(line: string): void;
  /** Whether a person watches stderr. */
  readonly isInteractive: boolean;
  /** Coloured where stdout is a terminal and NO_COLOR is not set. */
  style(style: Style, text: string): string;
}

/** The terminal of this process. A reader that closes its end (`| head`) ends the command quietly. */
export function openTerminal(): Terminal {
  process.stdout.on('error', leaveOnClosedPipe);
  process.stderr.on('error', leaveOnClosedPipe);
  let isLineOpen = false;
  const isInteractive = process.stderr.isTTY;
  const clear = () => {
    if (isLineOpen) process.stderr.write('\r\u001b[K');
    isLineOpen = false;
  };
  return {
    print(line) {
      clear();
      process.stdout.write(`${withoutControls(line)}\n`);
    },
    note(line) {
      clear();
      process.stderr.write(`${withoutControls(line)}\n`);
    },
    progress(line) {
      if (!isInteractive) return;
      clear();
      process.stderr.write(withoutControls(line).slice(0, (process.stderr.columns || 80) - 1));
      isLineOpen = true;
    },
    isInteractive,
    style: (style, text) => styleText(style, text, { stream: process.stdout }),
  };
}

function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}
