/** Stands here until the screen is built. */
export function NewRunDialog() {
  return null;
}
