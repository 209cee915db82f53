/** How the texts of a case are shown; remembered, and the same for all cases. */
export interface TextView {
  readonly mode: 'rendered' | 'raw';
  readonly wrap: boolean;
}
