import { englishPack, type PunktPack, WRITTEN } from './punkt-pack.ts';
import { NUMBER_TYPE, type PunktToken, punktTokens } from './punkt-token.ts';

/** Whether a sentence ends inside this piece of English text, with something after it. */
export function hasSentenceBreak(text: string): boolean {
  const pack = englishPack();
  const tokens = punktTokens(text).map((token) => ({ token, mark: markOf(token, pack) }));
  return tokens.some(({ token, mark }, place) => {
    const next = tokens[place + 1];
    return next !== undefined && isBreak({ token, mark }, next, pack);
  });
}

/** What a token is by itself. */
type Mark = 'break' | 'abbreviation' | 'ellipsis' | null;

interface MarkedToken {
  readonly token: PunktToken;
  readonly mark: Mark;
}

function markOf({ text, endsInStop, isEllipsis }: PunktToken, { abbreviations }: PunktPack): Mark {
  if (text === '.' || text === '?' || text === '!') return 'break';
  if (isEllipsis) return 'ellipsis';
  if (!endsInStop || text.endsWith('..')) return null;
  const stem = text.slice(0, -1).toLowerCase();
  const isKnown = abbreviations.has(stem) || abbreviations.has(stem.split('-').at(-1) ?? '');
  return isKnown ? 'abbreviation' : 'break';
}

/** A full stop is looked at again in the light of the word that follows. */
function isBreak({ token, mark }: MarkedToken, next: MarkedToken, pack: PunktPack): boolean {
  if (!token.endsInStop) return mark === 'break';
  const nextType = next.mark === 'break' ? next.token.stem : next.token.type;
  if (pack.collocations.get(token.stem) === nextType) return false;
  const writing = pack.writing.get(nextType) ?? 0;
  const starts = startsSentence(next.token, writing);
  if ((mark === 'abbreviation' || mark === 'ellipsis') && !token.isInitial) {
    if (starts === 'yes') return true;
    if (next.token.startsUpper && pack.starters.has(nextType)) return true;
  }
  if (token.isInitial || token.stem === NUMBER_TYPE) {
    if (starts === 'no') return false;
    const isName = next.token.startsUpper && (writing & WRITTEN.small) === 0;
    if (starts === 'unknown' && token.isInitial && isName) return false;
  }
  return mark === 'break';
}

/** Whether a word begins a sentence, by how it is written here and was written elsewhere. */
function startsSentence(
  { text, startsUpper, startsLower }: PunktToken,
  writing: number,
): 'yes' | 'no' | 'unknown' {
  if (/^[;:,.!?]$/.test(text)) return 'no';
  const wasSmall = (writing & WRITTEN.small) !== 0;
  if (startsUpper && wasSmall && (writing & WRITTEN.capitalInside) === 0) return 'yes';
  const wasCapital = (writing & WRITTEN.capital) !== 0;
  if (startsLower && (wasCapital || (writing & WRITTEN.smallAtStart) === 0)) return 'no';
  return 'unknown';
}
