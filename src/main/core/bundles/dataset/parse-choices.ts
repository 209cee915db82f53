import type { Json } from '#shared/domain/json.ts';

const MOST = 702;

/** The options of a question: a list of texts or numbers, or the JSON text of one. Otherwise what is wrong with it. */
export function parseChoices(
  value: Json | undefined,
): { choices: string[] } | { fault: string; remedy: string } {
  const list = typeof value === 'string' ? parsedText(value) : value;
  const remedy = 'Write a list of texts, such as ["yes", "no"].';
  if (!isList(list)) return { fault: 'holds no list of options.', remedy };
  if (list.length < 2) return { fault: 'holds fewer than two options.', remedy };
  if (list.length > MOST) return { fault: `holds more than ${MOST} options.`, remedy };
  const choices = list.flatMap((option) => (typeof option === 'object' ? [] : [String(option)]));
  if (choices.length < list.length)
    return { fault: 'holds an option that is neither text nor number.', remedy };
  if (choices.some((option) => option.trim() === '')) {
    return { fault: 'holds an empty option.', remedy: 'Fill it in, or leave it out.' };
  }
  const twice = choices.find((option, index) => choices.indexOf(option) !== index);
  if (twice !== undefined) {
    return {
      fault: `holds the option "${twice.slice(0, 60)}" twice.`,
      remedy: 'Make the options different.',
    };
  }
  return { choices };
}

function parsedText(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
