/** Stands here until the screen is built. */
export function ReportScreen() {
  return null;
}
