/** One entry of a zip as its central directory lists it; sizes and offsets in bytes. */
export interface ZipEntry {
  readonly path: string;
  /** The name as it stands in the file. */
  readonly rawName: Buffer;
  readonly isFolder: boolean;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Unix file mode, or 0. */
  readonly mode: number;
  readonly headerOffset: number;
}

/** An entry whose local header was checked too. */
export interface PlacedEntry extends ZipEntry {
  readonly dataOffset: number;
}
