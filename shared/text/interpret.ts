import type { ReadContext } from '../fields/field-kind.ts';
import { courtesyAt, signCourtesy } from './courtesies.ts';
import { matchPhrase, type Reading } from './match-phrase.ts';
import { nearMisses } from './near-misses.ts';
import { indexPhrases, type Phrased } from './phrases.ts';
import { type Budget, SpanReader } from './slot-spans.ts';
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
const mostLetters = 120;

const fillers: ReadonlySet<string> = new Set(
  "please pls plz bitte kindly can could would will you i i'd id want need like to let's lets me us show list give ok okay the now just go and so then also ich mochte will kannst konntest du mal zeig zeige mir".split(
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
  if (!tokens.list.some(({ word }) => word !== '')) return signs(bare, definitions);
  const { starts, courtesy } = heads(tokens);
  const reader = new SpanReader(tokens, context, budget);
  for (const [place, start] of starts.entries()) {
    const [best, ...others] = readingsAt(reader, start, definitions);
    if (!best || (isGuess(best) && starts.slice(place + 1).some((later) => isSurer(reader, later, definitions, best)))) continue;
    const whole = isUnread(best) && others.find((other) => !isGuess(other) && other.unread + other.doubtful === 0);
    if (whole) return { kind: 'match', candidates: candidates([whole]) };
    const better = isUnread(best) ? suggest(tokens, start, definitions, context, budget, best.literals) : [];
    return better.length ? { kind: 'near', suggestions: better } : { kind: 'match', candidates: candidates([best, ...others]) };
  }
  const last = starts.at(-1) ?? 0;
  const suggestions = last >= tokens.count ? [] : suggest(tokens, last, definitions, context, budget);
  return suggestions.length ? { kind: 'near', suggestions } : { kind: courtesy ?? 'unknown' };
}

/** A text without a single word: a phrase that is a sign (`?`, also said more than once), a courtesy such as 👍, or nothing known. */
function signs<D extends Phrased>(text: string, definitions: readonly D[]): Interpretation<D> {
  const [sign = ''] = text;
  const same = text.length < 10 && text.replaceAll(sign, '') === '';
  const phrase = same
    ? indexPhrases(definitions)
        .get(sign)
        ?.find(({ elements }) => elements.length === 1)
    : undefined;
  if (!phrase) return { kind: signCourtesy(text) ?? 'unknown' };
  return { kind: 'match', candidates: [{ definition: phrase.definition, raw: {}, missing: [] }] };
}

/** The text without quotes when all of it is quoted. */
function unquoted(text: string): string {
  if (text.length > mostLetters) return text;
  const match = /^(?:"([^"]*)"|'([^']*)'|“([^“”]*)”|‘([^‘’]*)’|„([^„“”]*)[“”]|«([^«»]*)»|`{1,3}([^`]*)`{1,3})[\s.!?]{0,9}$/.exec(
    text,
  );
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

/** Whether nothing was surely read for the inputs: "show me my tickets" as the record "me my tickets", "show tickets" as a record without its number. */
function isGuess({ phrase, read }: Reading<Phrased>): boolean {
  return read === 0 && phrase.slots.length > 0;
}

/** Whether words were left that read as none of the inputs: "quiet hours off" as the hours from "off" on. */
function isUnread({ read, unread }: Reading<Phrased>): boolean {
  return read === 0 && unread > 0;
}

/** Whether what stands behind the small words is a whole command by itself that leaves less to guess. */
function isSurer(reader: SpanReader, start: number, definitions: readonly Phrased[], than: Reading<Phrased>): boolean {
  const [best] = readingsAt(reader, start, definitions);
  if (!best || best.unread + best.doubtful > 0 || isGuess(best)) return false;
  return best.read > 0 || best.literals >= than.literals;
}

/** The readings from this word on, likeliest first; where one leaves no doubt, shorter commands are not tried. */
function readingsAt<D extends Phrased>(reader: SpanReader, start: number, definitions: readonly D[]): Reading<D>[] {
  const first = reader.tokens.list[start]?.word;
  if (!first) return [];
  const index = indexPhrases(definitions);
  const phrases = [...(index.get(first) ?? []), ...(index.get('') ?? [])];
  const readings: Reading<D>[] = [];
  let surely = 0;
  for (const phrase of phrases) {
    if (phrase.prefix < surely) break;
    for (const reading of matchPhrase(reader, start, phrase)) {
      readings.push(reading);
      if (reading.unread + reading.doubtful === 0) surely = phrase.prefix;
    }
  }
  return readings.sort(byLikelihood);
}

/** Each different way once, without those that use less of the command's words, leave more words unread or miss the colon where the best way does not. */
function candidates<D extends Phrased>(readings: readonly Reading<D>[]): Candidate<D>[] {
  const [best] = readings;
  const found = new Map<string, Candidate<D>>();
  for (const reading of readings) {
    if (found.size === mostCandidates || !best) break;
    if (reading.phrase.prefix < best.phrase.prefix || reading.unread + reading.doubtful > best.unread + best.doubtful) continue;
    if (best.unread === 0 && reading.loose > best.loose) continue;
    const { definition } = reading.phrase;
    const words = Object.keys(definition.input).map((name) => (Object.hasOwn(reading.raw, name) ? reading.raw[name] : null));
    const key = JSON.stringify([definition.name, words]);
    if (!found.has(key)) found.set(key, { definition, raw: reading.raw, missing: missing(reading) });
  }
  return [...found.values()];
}

/** More words of the phrase first, then fewer words that do not read, more that surely do, fewer inputs missing. */
function byLikelihood(one: Reading<Phrased>, other: Reading<Phrased>): number {
  return (
    other.literals - one.literals ||
    one.unread + one.doubtful - other.unread - other.doubtful ||
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

/** Commands near to what was typed; with `longerThan` only those of more words that differ by at most one letter or word. */
function suggest<D extends Phrased>(
  tokens: Tokens,
  start: number,
  definitions: readonly D[],
  context: ReadContext,
  budget: Budget,
  longerThan = 0,
): string[] {
  const phrases = [...indexPhrases(definitions).values()].flat().filter(({ prefix }) => prefix > longerThan);
  const near = nearMisses(tokens, start, phrases, longerThan > 0 ? 1 : 2);
  const found = near.map(({ text, words, length }) => ({ words, text: text.length > mostLetters ? words : text, length }));
  const whole = found.filter(({ text, length }) => reads(new SpanReader(tokenize(text), context, budget), definitions, length));
  const texts = whole.length ? whole.map(({ text }) => text) : found.map(({ words }) => words);
  return [...new Set(texts)].slice(0, mostSuggestions);
}

/** Whether the text is a command that uses this many words of its phrase and leaves none unread. */
function reads(reader: SpanReader, definitions: readonly Phrased[], length: number): boolean {
  const [best] = readingsAt(reader, 0, definitions);
  return best !== undefined && best.unread === 0 && best.phrase.prefix >= length;
}
