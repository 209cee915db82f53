import { createHash } from 'node:crypto';

const CODE_LENGTH = 12;

/**
 * The code of the marks around material that is judged. It comes out of the material itself, so that the same
 * question is always the same text, and nobody can write it into an answer beforehand: that would take a text that
 * holds a digest of itself.
 */
export function guardCode(material: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(material)).digest('hex').slice(0, CODE_LENGTH);
}

/** Material between marks that carry the code. */
export function guarded(kind: string, text: string, code: string): string {
  return `<<< ${kind} ${code} >>>\n${text}\n<<< end of ${kind} ${code} >>>`;
}
