/** A command that failed (`cause`) after a part of its work was done. */
export class PartlyDone extends Error {
  override readonly name = 'PartlyDone';
  /** What belongs into the document of --json beside the error. */
  readonly done: object;

  constructor(done: object, cause: unknown) {
    super('Only a part of the work was done.', { cause });
    this.done = done;
  }
}
