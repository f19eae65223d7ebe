import type { Field, Fields } from '../fields/field.ts';
import { kindOfWord } from '../fields/kind-words.ts';
import { fold } from './fold.ts';

/** What can be asked for in words: an action or a query. */
export interface Phrased {
  name: string;
  phrases: readonly string[];
  input: Fields;
}

/** A part of a phrase: a word as it must be said, a slot for an input, or the colon after which free text follows. */
export type Element =
  | { type: 'word'; word: string }
  | { type: 'slot'; name: string; field: Field<unknown> }
  | { type: 'colon'; optional: boolean };

/** One way to say a definition: a template with some of its optional parts. */
export interface Phrase<D extends Phrased = Phrased> {
  definition: D;
  elements: readonly Element[];
  /** How many words stand before the first slot. */
  prefix: number;
  /** All inputs of the template in its order, also those of optional parts that this way leaves out. */
  slots: readonly string[];
}

type Part = Element | { type: 'group'; parts: Part[] };

const pieces = /\{([A-Za-z][\w-]*)\}|([[\]:])|([^\s[\]{}:]+)/g;
const mostGroups = 5;

function read(template: string, definition: Phrased): Part[] {
  const stack: Part[][] = [[]];
  for (const [all, slot, sign, word] of template.matchAll(pieces)) {
    const parts = stack.at(-1) as Part[];
    if (slot !== undefined) parts.push({ type: 'slot', name: slot, field: fieldOf(slot, template, definition) });
    else if (word !== undefined) parts.push({ type: 'word', word: fold(word) });
    else if (sign === ':') parts.push({ type: 'colon', optional: stack.length > 1 });
    else if (sign === '[') stack.push([]);
    else if (stack.length > 1) parent(stack).push({ type: 'group', parts: stack.pop() as Part[] });
    else throw new Error(`the phrase "${template}" of ${definition.name} closes ${all} which it never opened`);
  }
  if (stack.length !== 1) throw new Error(`the phrase "${template}" of ${definition.name} leaves a [ open`);
  return stack[0] as Part[];
}

function parent(stack: Part[][]): Part[] {
  return stack.at(-2) as Part[];
}

function fieldOf(slot: string, template: string, { name, input }: Phrased): Field<unknown> {
  const field = Object.hasOwn(input, slot) ? input[slot] : undefined;
  if (!field) throw new Error(`the phrase "${template}" of ${name} has a slot {${slot}} that is no input`);
  return field;
}

/** Whether the part is an optional kind word in front of a reference: the reference reads it by itself. */
function isKindWord(part: Part, next: Part | undefined): boolean {
  if (part.type !== 'group' || next?.type !== 'slot' || next.field.kind !== 'reference') return false;
  const [word, ...more] = part.parts;
  return more.length === 0 && word?.type === 'word' && kindOfWord(word.word) !== undefined;
}

function expand(parts: readonly Part[]): Element[][] {
  let ways: Element[][] = [[]];
  parts.forEach((part, place) => {
    if (isKindWord(part, parts[place + 1])) return;
    if (part.type !== 'group') ways = ways.map((way) => [...way, part]);
    else
      ways = expand(part.parts)
        .flatMap((group) => ways.map((way) => [...way, ...group]))
        .concat(ways);
  });
  return ways;
}

function slotNames(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.type === 'slot' ? [part.name] : part.type === 'group' ? slotNames(part.parts) : []));
}

function compile<D extends Phrased>(template: string, definition: D): Phrase<D>[] {
  if (template.split('[').length - 1 > mostGroups)
    throw new Error(`the phrase "${template}" of ${definition.name} has more than ${mostGroups} optional parts`);
  const parts = read(template, definition);
  const slots = slotNames(parts);
  return expand(parts)
    .filter((elements) => elements.length > 0)
    .map((elements) => {
      const first = elements.findIndex(({ type }) => type !== 'word');
      return { definition, elements, prefix: first < 0 ? elements.length : first, slots };
    });
}

const compiled = new WeakMap<Phrased, Phrase[]>();

/** All ways to say this definition. Throws on a template that is no template: a mistake of the program, found by the first test that reads it. */
export function phrasesOf<D extends Phrased>(definition: D): readonly Phrase<D>[] {
  let phrases = compiled.get(definition);
  if (!phrases) {
    phrases = definition.phrases.flatMap((template) => compile(template, definition));
    compiled.set(definition, phrases);
  }
  return phrases as Phrase<D>[];
}

/** The phrases by their first word; under the empty word those that begin with a slot. */
export type PhraseIndex<D extends Phrased> = ReadonlyMap<string, readonly Phrase<D>[]>;

const indexes = new WeakMap<readonly Phrased[], PhraseIndex<Phrased>>();

/** The phrases of these definitions by first word, those with more words before their first slot first; remembered for the list, which must not be changed afterwards. */
export function indexPhrases<D extends Phrased>(definitions: readonly D[]): PhraseIndex<D> {
  const known = indexes.get(definitions);
  if (known) return known as PhraseIndex<D>;
  const index = new Map<string, Phrase<D>[]>();
  const phrases = definitions.flatMap((definition) => phrasesOf(definition)).sort((a, b) => b.prefix - a.prefix);
  for (const phrase of phrases) {
    const [first] = phrase.elements;
    const word = first?.type === 'word' ? first.word : '';
    const same = index.get(word);
    if (same) same.push(phrase);
    else index.set(word, [phrase]);
  }
  indexes.set(definitions, index);
  return index;
}
