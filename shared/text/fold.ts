/** Letters that Unicode does not take apart, and what people type for them. */
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['þ', 'th'],
]);

const ascii = /^[\x20-\x7e]*$/;

/** The text for comparing and searching: lower case, without accents, full-width forms and ligatures as plain letters. Length may change. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => letters.get(letter) ?? letter)
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'");
}

const wordsKept = 64;
const lettersKept = 40;
const lettersRead = 20_000;

/** The search words of these texts in their order: folded, each once, at most 64, each cut to 40 characters. Reads the first 20,000 characters of each text. */
export function terms(...texts: readonly (string | undefined)[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (!text) continue;
    const folded = fold(text.slice(0, lettersRead)).replace(/(?<=\p{L})'(?=\p{L})/gu, '');
    for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
      found.add(word.slice(0, lettersKept).replace(/[\ud800-\udbff]$/, ''));
      if (found.size === wordsKept) return [...found];
    }
  }
  return [...found];
}
