/** Longer texts are shown as they are: laying out Markdown of this size would hold up the window. */
export const RENDERED_UP_TO = 64_000;

/** How the texts of a case are shown; remembered, and the same for all cases. */
export interface TextView {
  readonly mode: 'rendered' | 'raw';
  readonly wrap: boolean;
}
