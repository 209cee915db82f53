/** A file that is open: its text as it stands, as the core has it, and as the person last saved it. */
export interface OpenFile {
  readonly text: string;
  readonly stored: string;
  readonly saved: string;
}

export interface DraftState {
  /** By path; null for a file that is not text or too large. */
  readonly files: Readonly<Record<string, OpenFile | null>>;
  readonly tabs: readonly string[];
  /** The tab that the next file takes the place of. */
  readonly preview: string | null;
  readonly isWriting: boolean;
  /** Why texts could not be written; null when all is well. */
  readonly failure: string | null;
}

/** Whether the person has not saved the file as it stands. */
export function isUnsaved(file: OpenFile | null | undefined): boolean {
  return file !== null && file !== undefined && file.text !== file.saved;
}

/** Texts the core does not have yet, for validation and trials. */
export function overlayOf({ files }: DraftState): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, file]) =>
      file !== null && file.text !== file.stored ? [[path, file.text]] : [],
    ),
  );
}
