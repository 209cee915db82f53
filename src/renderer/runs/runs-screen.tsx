/** Stands here until the screen is built. */
export function RunsScreen() {
  return null;
}
