/** Lists in lists that no honest answer needs; what walks through a value by recursion stays far from its limit. */
const DEEPEST = 500;

/** Whether a JSON text nests lists and objects more deeply than this product follows. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let place = 0; place < json.length && depth <= DEEPEST; place++) {
    const character = json.charAt(place);
    if (inString) {
      if (character === '\\') place += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return depth > DEEPEST;
}
