import type { Catalogue, Entry } from './text.ts';

const accents: { readonly [letter: string]: string } = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ğ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ô',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
};

/** A text as a made-up language writes it: accented, a third longer, in brackets. What is not bracketed on the screen did not come from a catalogue; what has no end bracket is cut off. */
export function pseudoText(text: string): string {
  const parts = text.split(/(\{[\w-]+\})/);
  const strange = parts.map((part) => (part.startsWith('{') ? part : part.replace(/[a-z]/gi, (letter) => accented(letter))));
  return `[${strange.join('')}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

function accented(letter: string): string {
  const found = accents[letter.toLowerCase()] ?? letter;
  return letter === letter.toLowerCase() ? found : found.toUpperCase();
}

function pseudoEntry(entry: Entry): Entry {
  if (typeof entry === 'string') return pseudoText(entry);
  return Object.fromEntries(Object.entries(entry).map(([form, text]) => [form, pseudoText(text)]));
}

/** A catalogue in the made-up language. */
export function pseudoCatalogue<C extends Catalogue>(catalogue: C): C {
  return Object.fromEntries(Object.entries(catalogue).map(([key, entry]) => [key, pseudoEntry(entry)])) as unknown as C;
}
