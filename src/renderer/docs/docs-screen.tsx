/** Stands here until the screen is built. */
export function DocsScreen() {
  return null;
}
