/** Stands here until the screen is built. */
export function ModelsScreen() {
  return null;
}
