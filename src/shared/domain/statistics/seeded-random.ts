/** The internal state of xoshiro128**: four 32-bit words, not all zero. */
export type RandomState = readonly [number, number, number, number];

/** A stream of pseudo-random numbers that is the same on every machine for the same seed. Not for secrets. */
export interface SeededRandom {
  /** The next word: an integer in [0, 2^32). */
  word(): number;
  /** A number in [0, 1) with 32 random bits. */
  fraction(): number;
  /** An integer in [0, bound) without bias; `bound` is an integer in [1, 2^32]. */
  below(bound: number): number;
  /** Fills `into` with what so many calls of `below` would give, in a tenth of their time. */
  fillBelow(bound: number, into: Uint32Array): void;
}

const WORDS = 2 ** 32;

/** The generator for any safe integer as seed. */
export function seededRandom(seed: number): SeededRandom {
  return randomFromState(stateOfSeed(seed));
}

/**
 * xoshiro128** 1.1, Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators",
 * ACM Transactions on Mathematical Software 47 (2021); reference code at prng.di.unimi.it.
 */
export function randomFromState(state: RandomState): SeededRandom {
  // Words of an array stay plain integers; variables of a closure would be boxed whenever the 32nd bit is set.
  const words = Int32Array.from(state);
  const one = new Uint32Array(1);
  const word = () => {
    fillWords(words, one);
    return one[0] ?? 0;
  };
  return {
    word,
    fraction: () => word() / WORDS,
    below: (bound) => unbiased(word, bound),
    fillBelow(bound, into) {
      fillWords(words, into);
      reduceBelow(bound, into, word);
    },
  };
}

/** The next words of the generator. */
function fillWords(state: Int32Array, into: Uint32Array): void {
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  for (let place = 0; place < into.length; place++) {
    into[place] = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

/** SplitMix32 fills the state, so that close seeds give unrelated streams. Different seeds give different states. */
function stateOfSeed(seed: number): RandomState {
  let counter = seed | 0;
  const next = () => {
    counter = (counter + 0x9e3779b9) | 0;
    return scrambled(counter);
  };
  const first = next();
  counter = (first + Math.floor(seed / WORDS)) | 0;
  return [first, next(), next(), next()];
}

function scrambled(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

/** Draws again while the word lies in the incomplete last stretch, so that every value is equally likely. */
function unbiased(word: () => number, bound: number): number {
  const limit = limitOf(bound);
  let drawn = word();
  while (drawn >= limit) drawn = word();
  return drawn % bound;
}

/** Makes words numbers below the bound; those drawn again come from the end, as they would one by one. */
function reduceBelow(bound: number, words: Uint32Array, next: () => number): void {
  const limit = limitOf(bound);
  let kept = 0;
  for (let place = 0; place < words.length; place++) {
    const word = (words[place] ?? 0) >>> 0;
    if (word >= limit) continue;
    words[kept] = word % bound;
    kept += 1;
  }
  for (; kept < words.length; kept++) words[kept] = unbiased(next, bound);
}

function limitOf(bound: number): number {
  return WORDS - (WORDS % bound);
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
