/** What a program wrote, up to a number of characters of each stream. */
export interface GuestOutput {
  stdout: string;
  stderr: string;
  failedAssertions: string[];
  /** More was written than allowed. */
  isFlooded: boolean;
  write(stream: string, text: string): void;
  noteFailure(text: string): void;
}

const MOST_FAILURES = 100;

/** Takes what a program writes and stops taking at `limit` characters of a stream. */
export function createGuestOutput(limit: number): GuestOutput {
  return {
    stdout: '',
    stderr: '',
    failedAssertions: [],
    isFlooded: false,
    write(stream, text) {
      const key = stream === 'stdout' ? 'stdout' : 'stderr';
      const room = limit - this[key].length;
      this[key] += text.slice(0, Math.max(0, room));
      if (text.length > room) this.isFlooded = true;
    },
    noteFailure(text) {
      if (this.failedAssertions.length < MOST_FAILURES) this.failedAssertions.push(text.slice(0, limit));
    },
  };
}
