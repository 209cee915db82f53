/** Stands here until the screen is built. */
export function HubScreen() {
  return null;
}
