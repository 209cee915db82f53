/** Names as servers take them, and back. */
export interface WireNames {
  toWire(name: string): string;
  fromWire(name: string): string;
}

const LONGEST = 64;

/** Servers take letters, digits, _ and - in names of tools: everything else becomes _, and equal names get a number. */
export function wireNames(names: readonly string[]): WireNames {
  const wire = new Map<string, string>();
  const own = new Map<string, string>();
  for (const name of names) {
    const plain = name.replaceAll(/[^\w-]/g, '_').slice(0, LONGEST);
    let unique = plain;
    for (let count = 2; own.has(unique); count++) unique = `${plain.slice(0, LONGEST - 4)}_${count}`;
    wire.set(name, unique);
    own.set(unique, name);
  }
  return {
    toWire: (name) => wire.get(name) ?? name,
    fromWire: (name) => own.get(name) ?? name,
  };
}
