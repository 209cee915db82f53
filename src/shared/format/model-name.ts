/** A model for a narrow place: of a recording the name of its file, everything else as it is. */
export function shortModelName(model: string): string {
  const [, file] = /^replay:.*[\\/]([^\\/]+)$/s.exec(model) ?? [];
  return file === undefined ? model : `replay:${file}`;
}
