import type { ReadContext } from '../fields/field-kind.ts';
import { courtesyAt, signCourtesy } from './courtesies.ts';
import { type Budget, matchPhrase, type Reading } from './match-phrase.ts';
import { nearMisses } from './near-misses.ts';
import { indexPhrases, type Phrased } from './phrases.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** One way to understand a text: what is asked for, the words for each input, and the inputs that are still needed. */
export interface Candidate<D extends Phrased> {
  definition: D;
  raw: Record<string, string>;
  missing: string[];
}

/** What a text means. `candidates` come best first and are at most 6; `suggestions` are commands that could be typed instead, at most 3. */
export type Interpretation<D extends Phrased> =
  | { kind: 'match'; candidates: Candidate<D>[] }
  | { kind: 'near'; suggestions: string[] }
  | { kind: 'greeting' | 'thanks' | 'empty' | 'unknown' };

/** The most steps that one text may cost, however long it is. */
export const mostSteps = 20_000;

const mostCandidates = 6;
const mostSuggestions = 3;
const mostFillers = 8;

const fillers: ReadonlySet<string> = new Set(
  "please pls plz bitte kindly can could would will you i i'd id want need like to let's lets me us show give ok okay now just go and so then also ich mochte will kannst konntest du mal zeig zeige mir".split(
    ' ',
  ),
);
const names: ReadonlySet<string> = new Set(['deskhand', 'bot', 'there', 'team', 'all', 'everyone', 'desk', 'again', 'zusammen']);

/**
 * Reads what a person typed (normalised by `normalise`) as one of the definitions' phrases. Pure and bounded: at most `mostSteps` steps for any text.
 * Nothing is looked up: the caller parses the candidates' words in turn and takes the first whose references exist.
 */
export function interpret<D extends Phrased>(
  text: string,
  definitions: readonly D[],
  context: ReadContext,
  budget: Budget = { left: mostSteps },
): Interpretation<D> {
  const bare = unquoted(text.trim());
  if (bare === '') return { kind: 'empty' };
  const tokens = tokenize(bare);
  if (!tokens.list.some(({ word }) => word !== '')) return { kind: signCourtesy(bare) ?? 'unknown' };
  const { starts, courtesy } = heads(tokens);
  for (const start of starts) {
    const candidates = candidatesAt(tokens, start, definitions, context, budget);
    if (candidates.length) return { kind: 'match', candidates };
  }
  const suggestions =
    courtesy && starts.at(-1) === tokens.count ? [] : suggest(tokens, starts.at(-1) ?? 0, definitions, context, budget);
  if (suggestions.length) return { kind: 'near', suggestions };
  return { kind: courtesy ?? 'unknown' };
}

/** The text without quotes when all of it is quoted. */
function unquoted(text: string): string {
  const match = /^(?:"([^"]*)"|'([^']*)'|“([^“”]*)”|‘([^‘’]*)’|„([^„“”]*)[“”]|«([^«»]*)»|`+([^`]*)`+)[\s.!?]*$/.exec(text);
  return match ? (match.slice(1).find((inside) => inside !== undefined) ?? '').trim() : text;
}

/** Where the command may begin: at once, or behind courtesies, names and small words. */
function heads(tokens: Tokens): { starts: number[]; courtesy?: 'greeting' | 'thanks' } {
  const starts = [0];
  let courtesy: 'greeting' | 'thanks' | undefined;
  let place = 0;
  while (place < tokens.list.length && starts.length <= mostFillers) {
    const polite = courtesyAt(tokens, place);
    const { word, sign } = tokens.list[place] ?? { word: '' };
    if (polite) {
      courtesy = polite.kind === 'thanks' ? 'thanks' : (courtesy ?? 'greeting');
      place = polite.next;
    } else if (word === '' || sign || fillers.has(word) || (courtesy && names.has(word))) place++;
    else break;
    starts.push(place);
  }
  return courtesy ? { starts, courtesy } : { starts };
}

function candidatesAt<D extends Phrased>(
  tokens: Tokens,
  start: number,
  definitions: readonly D[],
  context: ReadContext,
  budget: Budget,
): Candidate<D>[] {
  const index = indexPhrases(definitions);
  const first = tokens.list[start]?.word;
  if (!first) return [];
  const phrases = [...(index.get(first) ?? []), ...(index.get('') ?? [])];
  const readings = phrases.flatMap((phrase) => matchPhrase(tokens, start, phrase, context, budget));
  readings.sort(byLikelihood);
  const candidates = new Map<string, Candidate<D>>();
  for (const reading of readings) {
    const { definition } = reading.phrase;
    const raw = Object.fromEntries(Object.entries(reading.raw).sort(([a], [b]) => (a < b ? -1 : 1)));
    const key = `${definition.name} ${JSON.stringify(raw)}`;
    if (!candidates.has(key) && candidates.size < mostCandidates)
      candidates.set(key, { definition, raw: reading.raw, missing: missing(reading) });
  }
  return [...candidates.values()];
}

/** More words of the phrase first, then fewer words that do not read, more that surely do, fewer inputs missing. */
function byLikelihood(one: Reading<Phrased>, other: Reading<Phrased>): number {
  return (
    other.literals - one.literals ||
    one.unread - other.unread ||
    other.read - one.read ||
    one.loose - other.loose ||
    missing(one).length - missing(other).length
  );
}

/** The inputs that are needed and have no words, and the one whose word was said without a value. */
function missing<D extends Phrased>({ phrase, raw, asked }: Reading<D>): string[] {
  const { input } = phrase.definition;
  return Object.keys(input).filter((name) => {
    const field = input[name];
    if (!field || field.hidden || Object.hasOwn(raw, name)) return false;
    return name === asked || (!field.optional && field.initial === undefined);
  });
}

function suggest<D extends Phrased>(
  tokens: Tokens,
  start: number,
  definitions: readonly D[],
  context: ReadContext,
  budget: Budget,
): string[] {
  const index = indexPhrases(definitions);
  const found = new Set<string>();
  for (const near of nearMisses(tokens, start, [...index.values()].flat())) {
    if (found.size === mostSuggestions) break;
    const whole = near.text.length <= 120 && candidatesAt(tokenize(near.text), 0, definitions, context, budget).length > 0;
    found.add(whole ? near.text : near.words);
  }
  return [...found];
}
