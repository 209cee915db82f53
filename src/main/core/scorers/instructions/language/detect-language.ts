import { tellingCharacters } from './language-characters.ts';
import { languageProfiles } from './language-profiles.ts';

/** What an n-gram unknown to a language still counts, so that one foreign word decides nothing. */
const SMOOTHING = 0.5 / 10_000;

/**
 * The language of a text by the n-grams of its characters (naive Bayes over the profiles of Shuyo's language
 * detection, 2010, over all n-grams instead of a random sample): an ISO 639-1 code, or null where nothing tells.
 */
export function detectLanguage(text: string): string | null {
  const { languages, shares } = languageProfiles();
  const likelihoods = languages.map(() => 0);
  let found = 0;
  for (const gram of ngramsOf(tellingCharacters(text))) {
    const known = shares.get(gram);
    if (known === undefined) continue;
    found += 1;
    // Relative to a language that does not know it: what all others add would be the same for each.
    for (const [language, share] of known) {
      likelihoods[language] = (likelihoods[language] ?? 0) + Math.log((share + SMOOTHING) / SMOOTHING);
    }
  }
  if (found === 0) return null;
  return languages[likelihoods.indexOf(Math.max(...likelihoods))] ?? null;
}

/** N-grams of one to three characters that end at each character, within a word and its edges; words in capitals tell nothing. */
function* ngramsOf(characters: readonly string[]): Generator<string> {
  let gram = [' '];
  let isCapitals = false;
  for (const character of characters) {
    const last = gram.at(-1) ?? ' ';
    if (last === ' ') {
      gram = [' '];
      isCapitals = false;
      if (character === ' ') continue;
    } else if (gram.length >= 3) gram = gram.slice(1);
    gram.push(character);
    isCapitals = isUpper(character) && (isCapitals || isUpper(last));
    if (isCapitals) continue;
    for (let length = 1; length <= Math.min(3, gram.length); length++) {
      const found = gram.slice(-length).join('');
      if (found !== ' ') yield found;
    }
  }
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}
