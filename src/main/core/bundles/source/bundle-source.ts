/** One file of a bundle. The path is relative, with `/` between its parts. */
export interface SourceFile {
  readonly path: string;
  /** Size in bytes, unpacked. */
  readonly bytes: number;
}

/** The files of a bundle, be it a zip or a folder. Paths were checked: safe and the same on every system. */
export interface BundleSource {
  /** What people call the bundle: the name of the zip or the folder. */
  readonly name: string;
  /** Sorted by path, in the order of their UTF-8 bytes. */
  readonly files: readonly SourceFile[];
  /** A file whole. Throws AppError `not-found`, or `bundle-invalid` when it is damaged or larger than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<Buffer>;
  /** A file in pieces; the last one comes only when size and checksum agree. */
  stream(path: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}
