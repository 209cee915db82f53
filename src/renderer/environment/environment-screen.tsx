/** Stands here until the screen is built. */
export function EnvironmentScreen() {
  return null;
}
