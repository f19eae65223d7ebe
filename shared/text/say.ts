/** A sentence of ours that tells of something: English as `String(sentence)`, any other language by its template. As JSON it is `{ template, values }`. */
export class Sentence {
  /** The English sentence with `{0}`, `{1}` … for what it tells of: the key under which a language has its own. */
  readonly template: string;
  /** What it tells of: names, numbers and days as they are, and words of ours as sentences of their own. */
  readonly values: readonly (string | number | Sentence)[];

  constructor(template: string, values: readonly (string | number | Sentence)[]) {
    this.template = template;
    this.values = values;
  }

  toString(): string {
    return filled(this.template, this.values, String);
  }
}

/** What is told: a sentence of ours, or words that are the same in every language. */
export type Said = string | Sentence;

/** A sentence as JSON carries it. */
export interface SaidSentence {
  readonly template: string;
  readonly values: readonly (string | number | SaidSentence)[];
}

/** The template with each `{0}` replaced; `word` says how a value reads. What is in a value is never taken for a place of the template. */
export function filled<V>(template: string, values: readonly V[], word: (value: V) => string): string {
  return template.replace(/\{(\d+)\}/g, (whole, place: string) => {
    const value = values[Number(place)];
    return value === undefined ? whole : word(value);
  });
}

/** A sentence, written as it reads in English: say`Logged ${time} on ${record}.` */
export function say(parts: TemplateStringsArray, ...values: (string | number | Sentence)[]): Sentence {
  return new Sentence(parts.map((part, place) => (place === 0 ? part : `{${place - 1}}${part}`)).join(''), values);
}

/** A word or sentence that is fixed elsewhere (the title of an action, the label of an input), told within a sentence. */
export function word(text: string): Sentence {
  return new Sentence(text, []);
}

/** Sentences one after the other, those left out that are not said. */
export function sayAll(said: readonly (Said | undefined | false)[]): Said {
  const all = said.filter((one): one is Said => Boolean(one));
  if (all.length === 1) return all[0]!;
  return all.length === 0 ? '' : new Sentence(all.map((_, place) => `{${place}}`).join(' '), all);
}

type Word = string | Sentence;

/** The words with commas between them. */
export function withCommas(words: readonly Word[]): Word {
  return words.reduce((before, next) => (before === '' ? next : new Sentence('{0}, {1}', [before, next])), '');
}

function listed(words: readonly Word[], two: string, more: string): Word {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return new Sentence(words.length === 2 ? two : more, [withCommas(words.slice(0, -1)), last]);
}

/** "a", "a and b", "a, b, and c". */
export function allOf(words: readonly Word[]): Word {
  return listed(words, '{0} and {1}', '{0}, and {1}');
}

/** "a", "a or b", "a, b, or c". */
export function eitherOf(words: readonly Word[]): Word {
  return listed(words, '{0} or {1}', '{0}, or {1}');
}

/** What is told again that came as JSON: the text, by its sentence where it is one. */
export function saidAgain(text: string, sentence?: SaidSentence): Said {
  if (!sentence) return text;
  const values = sentence.values.map((one) => (typeof one === 'object' ? (saidAgain('', one) as Sentence) : one));
  return new Sentence(sentence.template, values);
}

/** A sentence as plain values, to be answered or kept as data. */
function plainSentence({ template, values }: Sentence): SaidSentence {
  return { template, values: values.map((one) => (one instanceof Sentence ? plainSentence(one) : one)) };
}

/** Sentences of data, each by the name of the text that it stands beside: `{ text, said: { text } }`. */
export type SaidBeside<Name extends string> = { readonly [name in Name]?: SaidSentence };

/** Texts of data in English, as plain values, with the sentences beside them that other languages have too. */
export function dataOf<T extends { [name: string]: Said | undefined }>(
  told: T,
): { [name in keyof T]: T[name] extends Said ? string : string | undefined } & { said?: SaidBeside<string & keyof T> } {
  const given = Object.entries(told).filter((entry): entry is [string, Said] => entry[1] !== undefined);
  const said = given.flatMap(([name, one]) => (one instanceof Sentence ? [[name, plainSentence(one)]] : []));
  const texts = Object.fromEntries(given.map(([name, one]) => [name, String(one)]));
  return { ...texts, ...(said.length > 0 && { said: Object.fromEntries(said) }) } as ReturnType<typeof dataOf<T>>;
}

/** For `JSON.stringify`, where English is read alone: leaves the sentences beside the texts out. */
export function inEnglishAlone(name: string, value: unknown): unknown {
  return name === 'said' ? undefined : value;
}

/** The English words, and the sentence beside them where it is one that other languages have too. */
export function inEnglish(said: Said): { text: string; said?: Sentence } {
  return said instanceof Sentence ? { text: String(said), said } : { text: said };
}
