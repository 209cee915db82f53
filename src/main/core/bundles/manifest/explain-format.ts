import { formatPath, type KeyPath } from './key-path.ts';
import { shown } from './value-words.ts';

type Words = { message: string; remedy: string };

/** A text that does not have the form its key asks for. */
export function explainFormat(path: KeyPath, value: unknown): Words {
  const name = formatPath(path);
  switch (String(path.at(-1))) {
    case 'id':
      return {
        message: `id cannot be "${shown(value)}": only lower-case letters, digits and single hyphens.`,
        remedy: `Write it as "${slug(String(value))}".`,
      };
    case 'version':
      return {
        message: `version "${shown(value)}" is not a semantic version.`,
        remedy: 'Write three numbers, such as 1.0.0.',
      };
    case 'homepage':
      return {
        message: `homepage "${shown(value)}" is not a web address.`,
        remedy: 'Write it with https:// in front.',
      };
    case 'flags':
      return {
        message: `${name} "${shown(value)}" holds a flag that is not allowed.`,
        remedy: 'Use any of i, m, s, u, v, each once. (g is not needed: see "take".)',
      };
    case 'tag':
      return {
        message: `${name} "${shown(value)}" is not the name of a tag.`,
        remedy: 'Write the name without < and >.',
      };
    default:
      return { message: `${name} does not have the right form: "${shown(value)}".`, remedy: 'Correct it.' };
  }
}

function slug(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return joined.slice(0, 80) || 'my-environment';
}
