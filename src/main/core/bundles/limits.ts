const KB = 1024;
const MB = 1024 * KB;
const GB = 1024 * MB;

/** What a bundle may be at most. The documentation prints this table; every number is refused with a message of its own. */
export const LIMITS = {
  /** Bytes of a zip file, or of an upload. */
  archiveBytes: 2 * GB,
  /** Files and folders in a bundle. */
  entries: 10_000,
  /** Bytes of the list of contents of a zip. */
  directoryBytes: 32 * MB,
  /** Bytes of all files together, unpacked. */
  totalBytes: 4 * GB,
  /** Bytes of one file, unpacked. */
  fileBytes: 2 * GB,
  /** Unpacked to packed size of one file, for files above `ratioFromBytes`. */
  ratio: 250,
  ratioFromBytes: MB,
  /** Characters of a path, and folders in it. */
  pathCharacters: 240,
  pathDepth: 16,
  /** Bytes of `environment.yaml`. */
  manifestBytes: MB,
  /** Bytes of the README and of a file shown as text. */
  textBytes: MB,
  /** Bytes of a JSON Schema file of a check. */
  schemaBytes: MB,
  /** Bytes of a file that checks or tools use while they run, such as the SQL script of a database. */
  usedFileBytes: 32 * MB,
  /** Bytes of a `.json` dataset, which is read whole. */
  jsonBytes: 256 * MB,
  /** Bytes of one line of JSON Lines, or of one record of CSV. */
  lineBytes: 16 * MB,
  /** Cases of a dataset. */
  cases: 2_000_000,
  /** Few-shot examples. */
  examples: 1_000,
  /** Aliases (`*name`) in `environment.yaml`. */
  aliases: 100,
  /** Problems listed in full. */
  problems: 100,
} as const;

/** Archives up to these sizes are opened by adm-zip, which holds them in memory. */
export const SMALL_ARCHIVE = { bytes: 64 * MB, entries: 5_000 } as const;
/** Larger files are streamed out of an archive. */
export const SMALL_FILE_BYTES = 16 * MB;
